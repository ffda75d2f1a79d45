package offramp.elicit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.model.Model;
import offramp.model.Unknown;
import offramp.random.Distribution;
import offramp.syntax.Parser;
import offramp.syntax.Tree;
import offramp.text.Source;

/// An unknown of which experts can be asked: a number, declared in the model itself.
///
/// @param tree its declaration
/// @param unknown it, or its first instance
/// @param range in which its values must lie
public record Asked(Tree.Unknown tree, Unknown unknown, Range range) {

  /// Where the values of an unknown can lie, whatever anybody thinks.
  public enum Range {
    ANY("any number"),
    POSITIVE("above 0"),
    SHARE("between 0 and 1, or 0% and 100%; neither end itself");

    private final String words;

    Range(String words) {
      this.words = words;
    }

    /// {@return the range in words}
    public String words() {
      return words;
    }

    /// {@return whether a value lies inside}
    public boolean holds(double value) {
      return switch (this) {
        case ANY -> Double.isFinite(value);
        case POSITIVE -> value > 0 && Double.isFinite(value);
        case SHARE -> value > 0 && value < 1;
      };
    }
  }

  /// {@return the unknowns that can be asked about, in the order of the text}
  ///
  /// @param model what `source` means
  public static List<Asked> of(Source source, Model model) {
    List<Asked> all = new ArrayList<>();
    for (Tree.Declaration declaration : Parser.parse(source).tree().declarations()) {
      if (declaration instanceof Tree.Unknown tree) {
        first(model, tree)
            .filter(unknown -> !few(unknown))
            .ifPresent(unknown -> all.add(new Asked(tree, unknown, range(unknown))));
      }
    }
    return all;
  }

  private static Optional<Unknown> first(Model model, Tree.Unknown tree) {
    return model.unknowns().stream()
        .filter(unknown -> unknown.span().equals(tree.span()))
        .findFirst();
  }

  private static boolean few(Unknown unknown) {
    return unknown.law() instanceof Distribution.Bernoulli
        || unknown.law() instanceof Distribution.Choice;
  }

  private static Range range(Unknown unknown) {
    double low = unknown.law().quantile(0x1.0p-50);
    double high = unknown.law().quantile(1 - 0x1.0p-50);
    if (low < 0) {
      return Range.ANY;
    }
    boolean plain = unknown.scale().isEmpty();
    return plain && high <= 1 ? Range.SHARE : Range.POSITIVE;
  }

  /// {@return what it is called in the model}
  public String name() {
    return tree.head().name().text();
  }

  /// {@return its unit in words; empty if it is a plain number}
  public String unit() {
    return unknown.scale().map(Unknown.Scale::words).orElse("");
  }
}
