# Objections to a change of features that are in force. The input is described in docs/reference/policy-input.md.
# A policy can only refuse; people and the database hold everything that grants.
package portal.feature_change

import rego.v1

in_force := {"active", "deprecated"}

default allow := false

allow if {
	complete
	count(deny) == 0
}

default complete := false

complete if {
	input.schema == 1
	is_string(input.project)
	is_boolean(input.is_breaking)
	is_number(input.affected)
	is_array(input.changes)
	count(input.changes) > 0
	every change in input.changes {
		is_string(change.kind)
		is_string(change.name)
		is_string(change.act)
		is_string(change.owner)
		is_string(change.state)
	}
}

deny contains "The policy's input is not complete. This is a fault of the portal: report it to its operators." if {
	not complete
}

# Whoever depends on it has to know whom to ask.
deny contains sentence if {
	some change in input.changes
	change.kind in {"view", "service"}
	change.act != "remove"
	change.state in in_force
	change.owner == ""
	sentence := sprintf("%v has no owner. Name who answers for it, then send the definitions again.", [change.name])
}
