package offramp.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import offramp.check.Variation;
import offramp.finding.Period;
import offramp.model.Crisis;
import offramp.text.Unit;

/// What is asked of a model whose answer is shown at once.
///
/// @param variations theories to look at, in their order, each with the same levers and settings
/// @param span how far to look, in the words of the user; empty for as far as the model says
record Asked(List<Variation> variations, long seed, int steps, Optional<String> span) {
  private static final int MOST_THEORIES = 50;
  private static final int MOST_STEPS = 400;
  private static final int STEPS = 24;

  static Asked of(Query query) throws Refused {
    List<Variation.Pull> pulls = query.all("lever").stream().map(Variation.Pull::of).toList();
    Map<String, String> sets = sets(query.all("set"));
    List<String> theories = query.all("theory").stream().distinct().toList();
    if (theories.size() > MOST_THEORIES) {
      throw new Refused(Refused.BAD, "so many theories are not shown together", "");
    }
    List<Variation> variations = new ArrayList<>();
    for (String theory : theories.isEmpty() ? List.of(Crisis.BASE) : theories) {
      variations.add(
          new Variation(Optional.of(theory).filter(t -> !t.equals(Crisis.BASE)), pulls, sets));
    }
    Optional<String> span = query.last("horizon");
    if (span.isPresent()) {
      checked(span.get(), Unit.MONTH);
    }
    return new Asked(
        List.copyOf(variations),
        query.number("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        (int) query.number("steps", STEPS, 1, MOST_STEPS),
        span);
  }

  private static Map<String, String> sets(List<String> written) throws Refused {
    Map<String, String> sets = new LinkedHashMap<>();
    for (String set : written) {
      int is = set.indexOf('=');
      if (is < 1) {
        throw new Refused(Refused.BAD, "set is NAME=VALUE, not `%s`".formatted(set), "");
      }
      sets.put(set.substring(0, is).strip(), set.substring(is + 1).strip());
    }
    return sets;
  }

  private static Period checked(String words, Unit usual) throws Refused {
    try {
      return Period.of(words, usual);
    } catch (IllegalArgumentException wrong) {
      throw new Refused(Refused.BAD, "horizon " + wrong.getMessage(), "");
    }
  }

  /// {@return the horizon asked for, else that of the model}
  Period horizon(double runs, Unit unit) {
    return span.map(words -> Period.of(words, unit)).orElse(new Period(runs, unit));
  }
}
