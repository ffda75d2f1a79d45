package offramp.prism;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import offramp.prism.Script.Identifier;
import offramp.prism.Script.Module;

/// Gives modules that rename another one its variables and commands.
final class Renaming {
  private final Mistakes mistakes;

  Renaming(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /// {@return the modules in their order, each with variables and commands}
  ///
  /// @param written modules; those with a base have a renaming only
  /// @param bases what a module renames, by its name
  List<Module> of(List<Module> written, Map<String, Identifier> bases) {
    Map<String, Module> known = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    for (Module module : written) {
      Identifier name = module.name();
      if (!names.add(name.text())) {
        mistakes.meaning(
            name.span(),
            "there are two modules `%s`".formatted(name.text()),
            "give one another name");
      }
      if (!bases.containsKey(name.text())) {
        known.put(name.text(), module);
      }
    }
    List<Module> all = new ArrayList<>();
    for (Module module : written) {
      Identifier base = bases.get(module.name().text());
      Module whole = base == null ? module : renamed(module, base, known);
      known.put(module.name().text(), whole);
      all.add(whole);
    }
    return all;
  }

  private Module renamed(Module module, Identifier base, Map<String, Module> known) {
    Module of = known.get(base.text());
    if (of == null) {
      mistakes.meaning(
          base.span(),
          "there is no module `%s` to rename".formatted(base.text()),
          "a module that is itself a renaming must stand before the one that renames it");
      return module;
    }
    Map<String, String> both = new HashMap<>(module.renaming());
    of.renaming().forEach((from, to) -> both.put(from, module.renamed(to)));
    return new Module(module.name(), of.variables(), of.commands(), both);
  }
}
