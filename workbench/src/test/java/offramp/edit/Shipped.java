package offramp.edit;

import java.util.List;
import offramp.check.Documents;
import offramp.text.Source;

/// The models that ship, as texts.
final class Shipped {
  private Shipped() {}

  static List<Source> all() {
    return Documents.files("models", ".crisis").stream()
        .map(file -> new Source(file.getFileName().toString(), Documents.read(file)))
        .toList();
  }

  static Source june() {
    return all().stream().filter(s -> s.name().startsWith("june-2024")).findFirst().orElseThrow();
  }
}
