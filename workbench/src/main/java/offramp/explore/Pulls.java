package offramp.explore;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import offramp.check.Variation.How;
import offramp.check.Variation.Pull;
import offramp.model.Crisis;
import offramp.model.Firing;
import offramp.model.Model;

/// Which firings of a model are pulls of levers.
final class Pulls {
  private Pulls() {}

  /// {@return per pull the number of its firing: of an event if it has a day, else of a trigger}
  ///
  /// @param pulls all that the model was made with, in their order
  static int[] firings(Model model, List<Pull> pulls) {
    List<String> written = model.crisis().levers().stream().map(Crisis.Lever::name).toList();
    List<Integer> order =
        IntStream.range(0, pulls.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> written.indexOf(pulls.get(i).lever())))
            .toList();
    long waiting = pulls.stream().filter(pull -> waits(model, pull)).count();
    int all = model.events().size() + model.triggers().size();
    Iterator<Integer> dated =
        IntStream.range(0, model.events().size())
            .filter(event -> pull(model.events().get(event)))
            .iterator();
    Iterator<Integer> triggers = IntStream.range((int) (all - waiting), all).iterator();
    int[] firings = new int[pulls.size()];
    for (int pull : order) {
      firings[pull] = waits(model, pulls.get(pull)) ? triggers.next() : dated.next();
    }
    return firings;
  }

  private static boolean pull(Firing.Event event) {
    return event.timing() instanceof Firing.Timing.Dated dated && dated.pull();
  }

  private static boolean waits(Model model, Pull pull) {
    return switch (pull.how()) {
      case How.Declared() ->
          model.crisis().levers().stream()
              .filter(lever -> lever.name().equals(pull.lever()))
              .anyMatch(lever -> lever.when().isPresent());
      case How.On _ -> false;
      case How.When _ -> true;
    };
  }
}
