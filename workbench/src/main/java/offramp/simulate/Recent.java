package offramp.simulate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import offramp.model.Firing;
import offramp.model.Model;

/// The latest thousand firings of a history.
final class Recent {
  private final int[] firings = new int[1_000];
  private long count;

  void forget() {
    count = 0;
  }

  void add(int firing) {
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

  static Firing firing(Model model, int number) {
    int events = model.events().size();
    return number < events ? model.events().get(number) : model.triggers().get(number - events);
  }
}
