// Reads catalog-info YAML on standard input and holds each document to Backstage's own rules: those of every entity, those of
// its kind, and that no two have one reference. Prints what it found as JSON.
const { readFileSync } = require("node:fs");
const yaml = require("yaml");
const model = require("@backstage/catalog-model");

const kinds = [
  model.apiEntityV1alpha1Validator,
  model.componentEntityV1alpha1Validator,
  model.domainEntityV1alpha1Validator,
  model.groupEntityV1alpha1Validator,
  model.resourceEntityV1alpha1Validator,
  model.systemEntityV1alpha1Validator,
  model.userEntityV1alpha1Validator,
];
const policy = model.EntityPolicies.allOf([
  new model.DefaultNamespaceEntityPolicy(),
  new model.FieldFormatEntityPolicy(),
  new model.NoForeignRootFieldsEntityPolicy(),
  new model.SchemaValidEntityPolicy(),
]);

async function main() {
  const refs = new Set();
  const named = new Set();
  const problems = [];
  for (const document of yaml.parseAllDocuments(readFileSync(0, "utf8"))) {
    if (document.errors.length) throw document.errors[0];
    const entity = document.toJS();
    const ref = model.stringifyEntityRef(entity);
    try {
      await policy.enforce(entity);
      const known = [];
      for (const kind of kinds) if (await kind.check(entity)) known.push(kind);
      if (known.length !== 1) problems.push(`${ref}: ${known.length} kinds know it`);
      if (refs.has(ref)) problems.push(`${ref}: stands twice`);
    } catch (error) {
      problems.push(`${ref}: ${error.message}`);
    }
    refs.add(ref);
    const spec = entity.spec ?? {};
    const targets = [
      ...[].concat(spec.dependsOn ?? [], spec.providesApis ?? [], spec.memberOf ?? [], spec.members ?? []),
      ...[spec.owner, spec.system, spec.parent].filter(Boolean),
    ];
    for (const target of targets) named.add(model.stringifyEntityRef(model.parseEntityRef(target)));
  }
  const dangling = [...named].filter((ref) => !refs.has(ref));
  console.log(JSON.stringify({ refs: [...refs], problems, dangling }));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
