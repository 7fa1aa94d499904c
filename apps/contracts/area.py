"""What contracts add to the portal."""

from apps.contracts import (
    cards,
    events,
    nodes,
    panels,
    policy_input,
    search,
    tasks,
)
from apps.contracts.choices import CHECK_JOB, CHECKS, PUBLISHING
from apps.contracts.pages import checks
from apps.contracts.services import check_runs
from apps.contracts.subjects import ContractChangeSubject
from apps.core.areas import (
    AdminGroup,
    Area,
    Card,
    Fact,
    JobKind,
    Link,
    NodeKind,
    Panel,
    Persona,
    Router,
    SearchProvider,
    StateLabel,
    Switch,
)

AREA = Area(
    name="contracts",
    urls="contracts/",
    navigation=[
        Link("Contracts", "contracts:list", icon="license", order=15, views=("contracts:",), key="d")
    ],
    home=[
        Card(
            "contracts",
            "contracts/_home.html",
            cards.contracts,
            {Persona.ENGINEER: 40, Persona.REVIEWER: 45, Persona.SUPPORT: 45, Persona.PRODUCT: 40},
        )
    ],
    search=[SearchProvider("Contracts", "license", search.contracts, order=26, more="contracts:list")],
    panels=[
        Panel("lineage.dataset", "contracts/_panel.html", panels.of_dataset),
        Panel("features.view", "contracts/_panel.html", panels.of_view),
        Panel("contracts.contract", "contracts/_panel_checks.html", checks.panel),
    ],
    jobs=[JobKind(CHECK_JOB, check_runs.work, "Data is checked against its contract", seconds=50.0)],
    schedules=tasks.SCHEDULES,
    switches=[
        Switch(PUBLISHING, "Data contracts can be published and changed"),
        Switch(CHECKS, "Data is checked against its contract"),
    ],
    subjects=[ContractChangeSubject()],
    events=events.EVENTS,
    states={
        # of a contract
        "draft": StateLabel("Draft", "pencil", "muted"),
        "deprecated": StateLabel("Deprecated", "hourglass", "warn"),
        "retired": StateLabel("Retired", "archive", "muted"),
        # of a check
        "checking": StateLabel("Being checked", "loader", "busy"),
        "kept": StateLabel("Kept", "circle-check", "ok"),
        "breached": StateLabel("Breached", "alert-triangle", "bad"),
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
    api=[Router("apps.contracts.api", "contracts")],
    admin=[
        AdminGroup(
            "Features and data, read only",
            {"contracts.contract": "", "contracts.contractversion": "versions of data contracts"},
            order=55,
        )
    ],
)
