# Objections to a promotion. The input is described in docs/reference/policy-input.md.
# A policy can only refuse; people and the database hold everything that grants.
package portal.promotion

import rego.v1

# Metrics of which more is better. Others are shown to reviewers and judged by them.
higher_is_better := {
	"accuracy", "auc", "average_precision", "balanced_accuracy", "f1", "f1_score",
	"precision", "r2", "r2_score", "recall", "roc_auc", "score",
}

tolerance := 0.10

# 0.8 - 0.7 is a little more than 0.1 in binary arithmetic.
rounding := 0.000000001

longest_plan_seconds := (7 * 24) * 3600

default allow := false

allow if {
	complete
	count(deny) == 0
}

default complete := false

complete if {
	input.schema == 1
	is_string(input.target.model)
	is_string(input.target.alias)
	is_number(input.candidate.version)
	is_array(input.candidate.files)
	is_object(input.candidate.tags)
	baseline_is_told
	is_string(input.target.tier)
	is_boolean(input.target.had_canary)
	plan_is_told
}

plan_is_told if {
	input.traffic == "canary"
	is_array(input.plan)
	count(input.plan) > 0
	every step in input.plan {
		is_number(step.weight)
		is_number(step.seconds)
	}
}

plan_is_told if {
	input.traffic == "none"
	input.plan == []
	input.bounds.without_traffic in {"never", "until_canary", "always"}
}

baseline_is_told if is_null(input.baseline)

baseline_is_told if is_number(input.baseline.version)

deny contains "The policy's input is not complete. This is a fault of the portal: report it to its operators." if {
	not complete
}

deny contains sentence if {
	input.baseline.version == input.candidate.version
	sentence := sprintf("Version %v already serves the alias %v.", [input.candidate.version, input.target.alias])
}

deny contains sentence if {
	is_number(input.baseline.version)
	input.plan[0].weight > 50
	sentence := sprintf(
		"The first step gives the candidate %v percent of the traffic. Start with 50 percent or less.",
		[input.plan[0].weight],
	)
}

deny contains sentence if {
	is_object(input.baseline.metrics)
	some name, before in input.baseline.metrics
	name in higher_is_better
	after := input.candidate.metrics[name]
	is_number(before)
	is_number(after)
	before - after > tolerance + rounding
	sentence := sprintf(
		"The metric %v falls from %v to %v, by more than %v.",
		[name, before, after, tolerance],
	)
}

deny contains sentence if {
	input.traffic == "none"
	input.bounds.without_traffic == "never"
	sentence := sprintf(
		"This tenant allows no promotion without traffic for %v. Ask for a plan with steps, or ask a tenant administrator to allow it.",
		[tier_in_words],
	)
}

# Whoever has a canary at hand uses it.
deny contains sentence if {
	input.traffic == "none"
	input.bounds.without_traffic == "until_canary"
	input.target.had_canary
	sentence := sprintf(
		"An earlier canary of the alias %v was decided by its traffic, so one can observe this version, too. Ask for a plan with steps, or ask a tenant administrator to allow promotions without traffic for %v.",
		[input.target.alias, tier_in_words],
	)
}

tier_in_words := "aliases without a tier" if input.target.tier == ""

tier_in_words := sprintf("the tier %v", [input.target.tier]) if input.target.tier != ""

deny contains "This version carries the tag deployment.blocked. Remove the tag to let it be promoted." if {
	input.candidate.tags["deployment.blocked"] == "true"
}

deny contains sentence if {
	seconds := sum([step.seconds | some step in input.plan; is_number(step.seconds)])
	seconds > longest_plan_seconds
	sentence := sprintf("The plan takes %v seconds. The longest plan is 7 days.", [seconds])
}

# What blocking checks of data contracts found, and what they could not find: no data is no pass.
deny contains breach.sentence if {
	some breach in input.facts.contract_breaches
}

deny contains "This version has no files. Upload the model's files and register a new version." if {
	is_array(input.candidate.files)
	count(input.candidate.files) == 0
}
