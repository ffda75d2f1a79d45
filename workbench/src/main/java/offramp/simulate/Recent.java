package offramp.simulate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import offramp.model.Firing;
import offramp.model.Model;

/// The latest thousand firings of a history.
public final class Recent {
  private static final int MOST_NAMED = 5;

  private final int[] firings = new int[1_000];
  private long count;

  public void forget() {
    count = 0;
  }

  public void add(int firing) {
    firings[(int) (count++ % firings.length)] = firing;
  }

  /// {@return the firings, the most frequent first, with how often they fired}
  Map<Firing, Integer> latest(Model model) {
    Map<Firing, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(count, firings.length); i++) {
      counts.merge(firing(model, firings[i]), 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<Firing, Integer>comparingByValue().reversed())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
  }

  /// {@return the busiest in words, as in "`on` (500), `off` (500)"}
  public String told(Model model) {
    return latest(model).entrySet().stream()
        .limit(MOST_NAMED)
        .map(entry -> "`%s` (%d)".formatted(entry.getKey().name(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /// {@return the busiest}
  public Firing busiest(Model model) {
    return latest(model).keySet().iterator().next();
  }

  static Firing firing(Model model, int number) {
    int events = model.events().size();
    return number < events ? model.events().get(number) : model.triggers().get(number - events);
  }
}
