package offramp.history;

import java.util.ArrayList;
import java.util.List;
import offramp.model.Unknown;
import offramp.program.Code;

/// How likely each of many cases is under unknowns that they share. What a case has of its own is
/// integrated out, by a rule of Gauss and Hermite put where it lies (Naylor & Smith, Appl. Stat.
/// 31:214, 1982).
///
/// Unknowns are normal scores, of which the prior is standard normal. Follows one thread at a time.
final class Cases {
  private final List<CaseTrack> tracks = new ArrayList<>();
  private final List<Unknown> unknowns;
  private final int[] shared;
  private final int[] own;
  private final Runnable watcher;

  /// @param watcher is told whenever all cases were followed; may throw
  Cases(Template template, List<CaseStory> stories, Runnable watcher) throws UnusableCases {
    Code code = template.program().compiled();
    for (CaseStory story : stories) {
      tracks.add(CaseTrack.of(template, story, code));
    }
    this.unknowns = template.model().unknowns();
    this.shared = template.numbers(Unknown.Reach.ALL);
    this.own = template.numbers(Unknown.Reach.CASE);
    this.watcher = watcher;
  }

  /// {@return where what each case has of its own lies before anything is told}
  Places untold() {
    return Places.untold(tracks.size(), own.length, shared.length);
  }

  /// {@return the logarithm of the likelihood of each case}
  ///
  /// @param at scores of what is shared
  /// @param places where to look for what each case has of its own
  double[] logs(double[] at, Places places) {
    double[] logs = new double[tracks.size()];
    for (int i = 0; i < logs.length; i++) {
      tell(tracks.get(i), shared, at);
      logs[i] = Weights.logSum(weights(tracks.get(i), places.rule(), places.of(i, at)));
    }
    watcher.run();
    return logs;
  }

  /// {@return where what each case has of its own lies under these unknowns, seen from where it was
  /// thought to lie}
  Places moved(double[] at, Places places) {
    List<Place> moved = new ArrayList<>();
    for (int i = 0; i < tracks.size(); i++) {
      tell(tracks.get(i), shared, at);
      Place place = places.of(i, at);
      moved.add(place.moved(places.rule(), weights(tracks.get(i), places.rule(), place)));
    }
    watcher.run();
    return new Places(places.rule(), at.clone(), moved);
  }

  /// {@return by how much each point of the rule counts, as logarithms}
  ///
  /// @param track that was told what is shared
  private double[] weights(CaseTrack track, NormalRule rule, Place place) {
    double[] weights = new double[rule.points().length];
    double room = place.logRoom();
    for (int k = 0; k < weights.length; k++) {
      double[] z = rule.points()[k];
      double[] x = place.at(z);
      weights[k] =
          rule.logs()[k] + log(track, x) + Prior.independent(x) - Prior.independent(z) + room;
    }
    return weights;
  }

  private double log(CaseTrack track, double[] of) {
    tell(track, own, of);
    return track.likelihood();
  }

  private void tell(CaseTrack track, int[] numbers, double[] scores) {
    for (int i = 0; i < numbers.length; i++) {
      track.unknowns()[numbers[i]] = Prior.value(unknowns.get(numbers[i]), scores[i]);
    }
  }

  /// {@return the first of these points at which all cases can have happened}
  double[] possible(List<double[]> points) throws UnusableCases {
    String why = "";
    for (double[] point : points) {
      double[] found = logs(point, untold());
      int bad = 0;
      while (bad < found.length && Double.isFinite(found[bad])) {
        bad++;
      }
      if (bad == found.length) {
        return point;
      }
      tell(tracks.get(bad), shared, point);
      log(tracks.get(bad), new double[own.length]);
      why = tracks.get(bad).why();
    }
    throw new UnusableCases(
        "not all cases can have happened under the template, whatever the unknowns; " + why,
        "let guards and rates allow what the cases tell, in the order in which they tell it");
  }
}
