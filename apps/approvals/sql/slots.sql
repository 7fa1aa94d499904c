-- Who has to approve a revision is written down with it, before anybody votes, and stays. A permit needs distinct people
-- for every place of every slot: permits.sql asks approvals_places_filled.

CREATE OR REPLACE FUNCTION public.approvals_check_slot() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    request approvals_changerequest%ROWTYPE;
BEGIN
    SELECT * INTO request FROM approvals_changerequest WHERE id = NEW.change_request_id FOR NO KEY UPDATE;
    IF request.state <> 'in_review' OR NEW.revision <> request.revision OR EXISTS (
        SELECT FROM approvals_vote v WHERE v.change_request_id = request.id AND v.revision = request.revision
    ) THEN
        RAISE EXCEPTION 'slots are written with their revision, before its votes' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_requestslot_before_votes';
    END IF;
    IF NOT EXISTS (
        SELECT FROM approvals_reviewersnapshot s WHERE s.id = NEW.snapshot_id AND s.tenant_id = request.tenant_id
    ) THEN
        RAISE EXCEPTION 'people of the same tenant fill a slot' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_requestslot_snapshot_of_tenant';
    END IF;
    -- Nobody becomes a reviewer of an open request by a new revision.
    IF NOT NEW.is_named AND EXISTS (
        SELECT FROM approvals_requestslot o
         WHERE o.change_request_id = request.id AND o.revision < NEW.revision AND NOT o.is_named
           AND o.permission = NEW.permission AND o.snapshot_id <> NEW.snapshot_id
    ) THEN
        RAISE EXCEPTION 'a slot for everybody with a permission keeps the people of the opening' USING
            ERRCODE = 'check_violation', CONSTRAINT = 'approvals_requestslot_snapshot_kept';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER approvals_requestslot_rules BEFORE INSERT ON public.approvals_requestslot
    FOR EACH ROW EXECUTE FUNCTION public.approvals_check_slot();
ALTER TABLE public.approvals_requestslot ENABLE ALWAYS TRIGGER approvals_requestslot_rules;

-- How many places of a revision's slots distinct people of `voters` can fill at most: a place is given to a voter who has
-- none, where need be by letting others change theirs (augmenting paths, by breadth). A voter is named by the position
-- in `voters`, a place by its position in `places`, which holds the snapshot of its slot; 0 is none.
CREATE OR REPLACE FUNCTION public.approvals_places_filled(of_request uuid, of_revision integer, voters uuid[]) RETURNS integer
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
    places uuid[] := ARRAY(
        SELECT s.snapshot_id FROM approvals_requestslot s, generate_series(1, s.people)
         WHERE s.change_request_id = of_request AND s.revision = of_revision ORDER BY s.number
    );
    place_of integer[] := array_fill(0, ARRAY[cardinality(voters)]);
    voter_in integer[] := array_fill(0, ARRAY[cardinality(places)]);
    came_from integer[];
    waiting integer[];
    filled integer := 0;
    place integer;
    voter integer;
    free integer;
    before integer;
BEGIN
    FOR start IN 1 .. cardinality(places) LOOP
        came_from := array_fill(0, ARRAY[cardinality(voters)]);
        waiting := ARRAY[start];
        free := 0;
        WHILE free = 0 AND cardinality(waiting) > 0 LOOP
            place := waiting[1];
            waiting := waiting[2:];
            FOR voter IN
                SELECT v.at FROM unnest(voters) WITH ORDINALITY AS v(person, at)
                  JOIN approvals_eligiblereviewer e ON e.snapshot_id = places[place] AND e.person_id = v.person
                 ORDER BY v.at
            LOOP
                CONTINUE WHEN came_from[voter] <> 0;
                came_from[voter] := place;
                IF place_of[voter] = 0 THEN
                    free := voter;
                    EXIT;
                END IF;
                waiting := waiting || place_of[voter];
            END LOOP;
        END LOOP;
        CONTINUE WHEN free = 0;
        filled := filled + 1;
        LOOP
            place := came_from[free];
            before := voter_in[place];
            voter_in[place] := free;
            place_of[free] := place;
            EXIT WHEN place = start;
            free := before;
        END LOOP;
    END LOOP;
    RETURN filled;
END $$;
