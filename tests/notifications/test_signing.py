from __future__ import annotations

import base64

from apps.notifications import signing
from tests.notifications.receiver import Call, verifies

# The example of the specification and of its reference libraries.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ID, AT, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, '{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_signature__of_the_specifications_example__is_that_of_its_libraries() -> None:
    assert signing.signature(SECRET, message_id=ID, timestamp=AT, body=BODY) == SIGNATURE


def test_headers__two_secrets__carry_a_signature_for_each() -> None:
    old, new = signing.new_secret(), signing.new_secret()
    call = Call(signing.headers([new, old], message_id="msg_1", timestamp=1, body="{}"), b"{}")
    assert verifies(call, old)
    assert verifies(call, new)
    assert not verifies(call, signing.new_secret())
    assert not verifies(Call(call.headers, b"{ }"), new)


def test_new_secret__each__is_another_of_32_bytes() -> None:
    made = {signing.new_secret() for _ in range(10)}
    assert len(made) == 10
    assert {len(base64.b64decode(one.removeprefix("whsec_"))) for one in made} == {32}
