# Objections to a change of a data contract in force. The input is described in docs/reference/policy-input.md.
# A policy can only refuse; people and the portal hold everything that grants.
package portal.contract_change

import rego.v1

default allow := false

allow if {
	complete
	count(deny) == 0
}

default complete := false

complete if {
	input.schema == 1
	is_string(input.target.contract)
	is_string(input.before.state)
	is_string(input.after.state)
	is_array(input.consumers)
	is_number(input.counts.breaking)
}

deny contains "The policy was not told enough about this change." if not complete

deny contains sentence if {
	input.before.state == "active"
	input.after.state == "retired"
	count(input.consumers) > 0
	sentence := sprintf(
		"%d consumers read this contract. Deprecate it first, so that they can move, and retire it later.",
		[count(input.consumers)],
	)
}
