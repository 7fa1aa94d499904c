"""The layout of a graph: pure, so it is held to what every drawing has to keep, over graphs of all kinds."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from apps.catalog.drawing import GAP_X, MARGIN, NODE_HEIGHT, NODE_WIDTH, draw

graphs = st.integers(1, 14).flatmap(
    lambda size: st.tuples(
        st.just(list(range(size))),
        st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=40),
    )
)


def test_draw__of_nothing__is_empty() -> None:
    drawing = draw([], [("a", "b")])
    assert (drawing.boxes, drawing.lines, drawing.width) == ([], [], 0)


def test_draw__of_a_chain__goes_from_left_to_right() -> None:
    drawing = draw(["c", "b", "a"], [("a", "b"), ("b", "c")])
    assert [box.key for box in drawing.boxes] == ["a", "b", "c"]
    assert [box.x for box in drawing.boxes] == [MARGIN + n * (NODE_WIDTH + GAP_X) for n in range(3)]
    assert drawing.lines[0].path.startswith(f"M{MARGIN + NODE_WIDTH} ")


def test_draw__with_an_edge_over_two_layers__leads_it_past_the_box_between() -> None:
    drawing = draw(["a", "b", "c"], [("a", "b"), ("b", "c"), ("a", "c")])
    assert "H" in drawing.lines[2].path
    assert "H" not in drawing.lines[0].path


def test_draw__of_a_late_beginning__stands_right_before_what_it_feeds() -> None:
    layers = {box.key: box.layer for box in draw("abcd", [("a", "b"), ("b", "c"), ("d", "c")]).boxes}
    assert layers == {"a": 0, "b": 1, "d": 1, "c": 2}


def test_draw__of_a_cycle__draws_every_edge() -> None:
    drawing = draw("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    assert {(line.source, line.target) for line in drawing.lines} == {("a", "b"), ("b", "c"), ("c", "a")}
    assert {box.layer for box in drawing.boxes} == {0, 1, 2}


def test_draw__with_loops_and_strangers__leaves_them_out() -> None:
    assert (
        draw("ab", [("a", "a"), ("a", "x"), ("a", "b"), ("a", "b")]).lines == draw("ab", [("a", "b")]).lines
    )


@given(graphs)
def test_draw__of_any_graph__keeps_boxes_apart_and_inside(
    graph: tuple[list[int], list[tuple[int, int]]],
) -> None:
    nodes, edges = graph
    drawing = draw(nodes, edges)
    assert sorted(box.key for box in drawing.boxes) == nodes
    assert {(line.source, line.target) for line in drawing.lines} == {(a, b) for a, b in edges if a != b}
    by_layer: dict[int, list[int]] = {}
    for box in drawing.boxes:
        assert box.x + NODE_WIDTH <= drawing.width
        assert box.y + NODE_HEIGHT <= drawing.height
        by_layer.setdefault(box.layer, []).append(box.y)
    for tops in by_layer.values():
        assert all(low + NODE_HEIGHT <= high for low, high in itertools.pairwise(tops))
    assert drawing == draw(nodes, edges)


def test_draw__of_a_thousand_nodes__is_quick_enough_for_a_page() -> None:
    edges = [(n // 2, n) for n in range(1, 1000)] + [(n, (n * 7) % 1000) for n in range(1000)]
    drawing = draw(list(range(1000)), edges)
    assert len(drawing.boxes) == 1000
