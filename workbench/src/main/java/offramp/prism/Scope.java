package offramp.prism;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import offramp.prism.Script.Identifier;
import offramp.text.Spelling;

/// What the names of a PRISM file stand for.
final class Scope {
  /// @param number its place in the model
  /// @param module whose it is; empty for a global variable
  record Known(int number, boolean whole, Optional<String> module) {}

  private final Map<String, Script.Constant> constants = new HashMap<>();
  private final Map<String, Script.Formula> formulas = new HashMap<>();
  private final Map<String, Known> variables = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final Mistakes mistakes;

  Scope(Script script, Mistakes mistakes) {
    this.mistakes = mistakes;
    script.constants().stream().filter(c -> free(c.name())).forEach(c -> add(c));
    script.formulas().stream()
        .filter(f -> free(f.name()))
        .forEach(f -> formulas.put(f.name().text(), f));
    script.globals().forEach(v -> add(v, v.name().text(), Optional.empty()));
    for (Script.Module module : script.modules()) {
      Optional<String> owner = Optional.of(module.name().text());
      module.variables().forEach(v -> add(v, module.renamed(v.name().text()), owner));
    }
  }

  private void add(Script.Constant constant) {
    constants.put(constant.name().text(), constant);
  }

  private void add(Script.Declared declared, String name, Optional<String> module) {
    if (free(new Identifier(name, declared.name().span()))) {
      boolean whole = declared.bounds().isPresent();
      variables.put(name, new Known(variables.size(), whole, module));
    }
  }

  private boolean free(Identifier name) {
    boolean free = names.add(name.text());
    if (!free) {
      mistakes.meaning(
          name.span(),
          "`%s` is declared twice".formatted(name.text()),
          "give one another name; a renamed module must rename each of its variables");
    }
    return free;
  }

  Optional<Script.Constant> constant(String name) {
    return Optional.ofNullable(constants.get(name));
  }

  Optional<Script.Formula> formula(String name) {
    return Optional.ofNullable(formulas.get(name));
  }

  Optional<Known> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  void noSuchName(Identifier name) {
    if (mistakes.full()) {
      return;
    }
    mistakes.meaning(
        name.span(),
        "nothing is called `%s`".formatted(name.text()),
        Spelling.nearest(name.text(), List.copyOf(names))
            .map("did you mean `%s`?"::formatted)
            .orElse("declare it as a constant, a formula or a variable"));
  }
}
