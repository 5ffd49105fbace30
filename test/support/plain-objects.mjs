// Prints, as JSON, where a plain object is asked for a name that is not written in the code: `texts[name]` and
// `name in texts`. Every object has `constructor` and `__proto__`, so that such a name finds what nobody put there.
// Own process: the compiler's API is ESM.
import path from 'node:path';
import { SyntaxKind } from 'typescript/unstable/ast';
import { API, TypeFlags } from 'typescript/unstable/sync';

const [root = '.', ...folders] = process.argv.slice(2);
const api = new API({ cwd: root });
const snapshot = api.updateSnapshot({ openProject: path.join(root, 'tsconfig.json') });
const [project] = snapshot.getProjects();
const { program, checker } = project;

const isOurs = (name) => folders.some((folder) => name.startsWith(`${path.join(root, folder)}/`));
const found = [];

for (const name of program.getSourceFileNames()) {
  if (!isOurs(name)) continue;
  const file = program.getSourceFile(name);
  const tell = (node) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push({ file: path.relative(root, name), line: line + 1, text: node.getText(file) });
  };
  const look = (node) => {
    if (node.kind === SyntaxKind.ElementAccessExpression && isByName(node.argumentExpression)) {
      const type = checker.getTypeAtLocation(node.expression);
      if (type && hasAnyName(type)) tell(node);
    }
    if (
      node.kind === SyntaxKind.BinaryExpression &&
      node.operatorToken.kind === SyntaxKind.InKeyword &&
      isByName(node.left)
    )
      tell(node);
    node.forEachChild(look);
  };
  file.forEachChild(look);
}

/** A text that is not one of some known ones. */
function isByName(node) {
  if (node.kind === SyntaxKind.StringLiteral || node.kind === SyntaxKind.NumericLiteral) return false;
  const type = checker.getTypeAtLocation(node);
  return (
    type !== undefined && (type.flags & (TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.Any)) !== 0
  );
}

function hasAnyName(type) {
  const whole = checker.getNonNullableType(type) ?? type;
  return checker.getIndexInfosOfType(whole).some(({ keyType }) => (keyType.flags & TypeFlags.String) !== 0);
}

process.stdout.write(JSON.stringify(found));
api.close();
