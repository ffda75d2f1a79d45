package offramp.edit;

import java.util.List;
import java.util.Optional;

/// Where a name is declared and where it stands.
public final class Definition {
  private Definition() {}

  /// {@return the first declaration of the name at a place}
  public static Optional<Place> of(Reading text, int offset) {
    return text.at(offset)
        .flatMap(
            use ->
                text.uses(use.meaning()).stream()
                    .filter(other -> other.role() == Use.Role.DECLARED)
                    .findFirst()
                    .map(Use::at)
                    .or(() -> text.declared(use.meaning()).map(Declared::at)))
        .map(Place::of);
  }

  /// {@return all places of the name at a place, its declarations among them}
  public static List<Place> references(Reading text, int offset) {
    return text.at(offset).stream()
        .flatMap(use -> text.uses(use.meaning()).stream())
        .map(use -> Place.of(use.at()))
        .toList();
  }
}
