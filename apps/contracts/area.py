"""What contracts add to the portal."""

from apps.contracts import check_events, nodes, policy_input, tasks
from apps.contracts.choices import CHECK_JOB, CHECKS
from apps.contracts.services import check_runs
from apps.core.areas import Area, Fact, JobKind, NodeKind, StateLabel, Switch

AREA = Area(
    name="contracts",
    jobs=[JobKind(CHECK_JOB, check_runs.work, "Data is checked against its contract", seconds=50.0)],
    schedules=tasks.SCHEDULES,
    switches=[Switch(CHECKS, "Data is checked against its contract")],
    events=check_events.EVENTS,
    states={
        # of a check
        "checking": StateLabel("Being checked", "loader", "busy"),
        "kept": StateLabel("Kept", "circle-check", "ok"),
        "breached": StateLabel("Breached", "alert-octagon", "bad"),
        "without_data": StateLabel("Without data", "database-off", "warn"),
        "unmeasured": StateLabel("Not measured", "question-mark", "warn"),
        "never_checked": StateLabel("Never checked", "clock", "muted"),
        # of a rule
        "passed": StateLabel("Passed", "circle-check", "ok"),
        "error": StateLabel("Could not be measured", "question-mark", "warn"),
        "no_data": StateLabel("No data", "database-off", "warn"),
        "not_checked": StateLabel("Not checked", "circle-dashed", "muted"),
    },
    facts=[Fact("contract_breaches", policy_input.contract_breaches)],
    nodes=[NodeKind("contract", "Data contract", "license", nodes.urls, nodes.owners)],
)
