# What the dial of the tests may be turned to.
package portal.dial

import rego.v1

default allow := false

allow if {
	is_number(input.to)
	count(deny) == 0
}

deny contains sentence if {
	input.to > 50
	sentence := sprintf("The dial would stand at %v. The most is 50.", [input.to])
}

deny contains "The dial is frozen. Wait for a thaw." if input.weather == "frost"
