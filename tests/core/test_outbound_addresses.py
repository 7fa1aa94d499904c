"""Which addresses the one way out refuses, however they are spelled and whatever a name leads to."""

from __future__ import annotations

import ipaddress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core import outbound
from apps.core.outbound import OutboundRefused, addresses, names
from tests.core.neighbours import PUBLIC, leads_to, nowhere, refused


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.com",
        "//example.com/",
        "http:example.com",
        "http:///path",
        "file:///etc/passwd",
        "gopher://example.com/_x",
        "ftp://example.com/",
        "unix:///run/portal.sock",
        "http+unix://%2Frun%2Fportal.sock/",
        "http://user@example.com/",
        "http://user:word@example.com/",
        "http://@example.com/",
        "http://example.com@127.0.0.1/",
        "http://example.com:22/",
        "http://example.com:6379/",
        "http://example.com:0/",
        "http://example.com:65616/",
        "http://example.com:+80/",
        "http://example.com:/",
        "http://example.com:80:80/",
        "http://example.com/\r\nX-Injected: 1",
        "http://example.com\n/",
        "http://exam\tple.com/",
        " http://example.com/",
        "http://example.com/\x00",
        "http://example.com/\x7f",
        "http://example.com\\@127.0.0.1/",
        "http://exämple.com/",
        "http://１２７.0.0.1/",
        "http://127。0。0。1/",
        "http://ⓛocalhost/",
        "http://%6c%6f%63alhost/",
        "http://exa mple.com/",
        "http://-example.com/",
        "http://example..com/",
        "http://example.com../",
        "http://./",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://[fe80::1%eth0]/",
        "http://[v1.x]/",
        "http://example.com/" + "x" * 2000,
    ],
)
def test_check_url__spelling_that_is_not_allowed__is_refused(url: str) -> None:
    refused(url, leads_to(*PUBLIC))


@pytest.mark.parametrize(
    "host",
    [
        *(
            "127.0.0.1",
            "127.1",
            "127.0.1",
            "0x7f000001",
            "0x7f.1",
            "2130706433",
            "017700000001",
            "0177.0.0.1",
        ),
        *("127.0.0.1.", "127.0.0.01", "0", "0.0.0.0", "127.0.0.0x1", "1.2.3.4.5", "256.1.1.1", "0x"),
        *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1", "100.127.255.255"),
        *("169.254.169.254", "168.63.129.16", "100.100.100.200", "192.0.0.192", "198.18.0.1", "192.0.2.1"),
        *("224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "192.88.99.1"),
        *("[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]"),
        *("[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::808:808]"),
        *("[2002:7f00:1::]", "[2002:808:808::]", "[2001:0:7f00:1::]", "[2001:db8::1]", "[3fff::1]"),
        *(
            "[fe80::1]",
            "[fec0::1]",
            "[fc00::1]",
            "[fd00:ec2::254]",
            "[ff02::1]",
            "[100::1]",
            "[::ffff:8.8.8.8]",
        ),
    ],
)
def test_check_url__address_that_is_not_public__is_refused(host: str) -> None:
    for scheme in ("http", "https"):
        refused(f"{scheme}://{host}/", leads_to(*PUBLIC))


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com",
        "https://example.com/path?query=1#part",
        "HTTPS://EXAMPLE.com.:443/",
        "http://under_score.example.com:80/",
        "http://xn--exmple-cua.com/",
        "http://93.184.216.34/",
        "https://[2606:2800:220:1:248:1893:25c8:1946]/",
        "http://[64:ff9b::808:808]/",
    ],
)
def test_check_url__public_address__is_allowed(url: str) -> None:
    outbound.check_url(url, resolve=leads_to(*PUBLIC))


_NOT_PUBLIC = st.one_of(
    *(
        st.ip_addresses(v=4, network=network)
        for network in ("10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
                        "100.64.0.0/10", "224.0.0.0/4", "240.0.0.0/4", "0.0.0.0/8")
    )
)  # fmt: skip


def _spellings(address: ipaddress.IPv4Address) -> list[str]:
    """Return the ways in which programs spell an IPv4 address."""
    number, (a, b, c, d) = int(address), address.packed
    six = [
        f"::ffff:{address}",
        f"::{address}",
        f"64:ff9b::{address}",
        f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1",
        f"2001:0:{number >> 16:x}:{number & 0xFFFF:x}::",
        f"2001:0:4136:e378:8000:63bf:{number >> 16 ^ 0xFFFF:x}:{number & 0xFFFF ^ 0xFFFF:x}",
    ]
    return [
        *(str(address), f"{address}.", str(number), hex(number), f"0{number:o}"),
        *(
            f"{a}.{number & 0xFFFFFF}",
            f"{a}.{b}.{number & 0xFFFF}",
            f"0{a:o}.{b}.{c}.{d}",
            f"{a}.{b}.{c}.0{d:o}",
        ),
        *(f"{a:#x}.{b:#x}.{c:#x}.{d:#x}", f"{a:03d}.{b:03d}.{c:03d}.{d:03d}", f"{a}.{b}.{c}.{d:#X}"),
        *(f"[{text}]" for text in six),
        *(f"[{ipaddress.IPv6Address(text).exploded}]" for text in six),
    ]


@given(_NOT_PUBLIC, st.data())
def test_check_url__any_spelling_of_an_address_that_is_not_public__is_refused(
    address: ipaddress.IPv4Address, data: st.DataObject
) -> None:
    host = data.draw(st.sampled_from(_spellings(address)))
    with pytest.raises(OutboundRefused):
        outbound.check_url(f"http://{host}/", resolve=leads_to(str(address)))


@given(_NOT_PUBLIC, st.integers(0, 2))
def test_check_url__name_with_one_address_that_is_not_public__is_refused(
    address: ipaddress.IPv4Address, at: int
) -> None:
    found = [*PUBLIC, "2606:2800:220:1:248:1893:25c8:1946"]
    found.insert(at, str(address))
    with pytest.raises(OutboundRefused):
        outbound.check_url("http://example.com/", resolve=leads_to(*found))


@given(st.ip_addresses())
def test_is_public__any_address__is_never_one_that_python_knows_as_not_global(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if addresses.is_public(address) and address not in addresses._NAT64:
        assert address.is_global
        assert not any((address.is_multicast, address.is_reserved, address.is_link_local))


def test_check_url__host_that_nobody_knows__is_refused_like_one_inside(caplog: Any) -> None:
    refused("http://nobody.example/", nowhere)
    refused("http://inside.example/", leads_to("10.0.0.1"))
    refused("http://link.example/", leads_to("fe80::1%eth0"))
    refused("http://localhost/", names.system)


@pytest.mark.parametrize(
    "host", ["portal.example.com", "PORTAL.example.com.", "also.example.com", "x.of.example"]
)
def test_check_url__host_of_the_portal__is_refused(settings: Any, host: str) -> None:
    settings.PORTAL_URL = "https://portal.example.com"
    settings.ALLOWED_HOSTS = ["also.example.com", ".of.example", "*"]
    refused(f"https://{host}/", leads_to(*PUBLIC))
    outbound.check_url("https://other.example.com/", resolve=leads_to(*PUBLIC))


def test_check_url__bare_address_of_the_portal__is_refused(settings: Any) -> None:
    settings.PORTAL_URL = "https://portal.example.com"
    refused(f"https://{PUBLIC[0]}/", leads_to(*PUBLIC))
    outbound.check_url("https://8.8.8.8/", resolve=leads_to(*PUBLIC))
