package offramp.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What becomes of harms under one theory when one lever is pulled in each of its ways.
///
/// Up to the moment of the pull a history is the same with and without it. So those that reach a
/// rung are the same, and what the pull changes it changes in them alone.
public final class Exits {
  private static final double FEWEST = 20;
  private static final double RARE = 0.1;

  private final PullTimes ways;
  private final Rung.Reaching reaching;
  private final Known without;
  private final List<Known> with;

  private Exits(PullTimes ways, Rung.Reaching reaching, Known without, List<Known> with) {
    this.ways = ways;
    this.reaching = reaching;
    this.without = without;
    this.with = with;
  }

  /// {@return what a theory says}
  ///
  /// @param rival with the ways as its menu, asked for what is to be reached
  /// @param parts how many parts each way gets
  public static Exits of(Rival rival, PullTimes ways, Rung.Reaching reaching, int parts) {
    Known without = rival.known(Policy.NONE, parts);
    List<Known> with = new ArrayList<>();
    for (int entry = 0; entry < ways.menu().size(); entry++) {
      with.add(rival.known(Policy.of(entry), parts));
    }
    return new Exits(ways, reaching, without, with);
  }

  /// {@return whether the way was exact}
  public boolean exact() {
    return without.exact();
  }

  /// {@return what an entry of the menu does to a harm}
  public Late late(int entry, int harm) {
    return Late.ofAll(without.means().get(harm), with.get(entry).means().get(harm));
  }

  /// {@return what the pull does to a harm as soon as the rung is reached, in the histories that
  /// reach it; empty if these are none, or fewer than 20}
  public Optional<Late> late(Rung rung, int harm) {
    boolean rare = rare(rung, harm);
    List<double[]> plain = rare ? without.means() : without.shares();
    Known pull = with.get(ways.at(ways.rungs().indexOf(rung)));
    double[] pulled = (rare ? pull.means() : pull.shares()).get(harm);
    double[] reached = reached(without, rung);
    double[] both = both(plain, rung, harm);
    double[] harms = plain.get(harm);
    int parts = Math.min(harms.length, pulled.length);
    double[] bothPulled =
        IntStream.range(0, parts).mapToDouble(i -> both[i] + pulled[i] - harms[i]).toArray();
    Late late = new Late(first(both, parts), bothPulled, first(reached, parts));
    return told(late) ? Optional.of(late) : Optional.empty();
  }

  /// {@return whether the harm is so rare behind a rung that its means, which are sharper than
  /// counts, are to be taken: which they are not if it comes about elsewhere as often}
  private boolean rare(Rung rung, int harm) {
    double both = Late.mean(both(without.shares(), rung, harm)).value();
    double all = Late.mean(without.shares().get(harm)).value();
    return both <= RARE * reached(rung).value() && both >= all / 2;
  }

  private double[] both(List<double[]> outcomes, Rung rung, int harm) {
    int reached = reaching.reached(without, reaching.rungs().indexOf(rung));
    return reaching.both(outcomes, reached, harm);
  }

  private double[] reached(Known known, Rung rung) {
    return known.means().get(reaching.reached(known, reaching.rungs().indexOf(rung)));
  }

  /// {@return the probability that a rung is reached}
  public Late.Estimate reached(Rung rung) {
    return Late.mean(reached(without, rung));
  }

  /// {@return about how many histories reached a rung; 0 where there are none at all}
  public long histories(Rung rung) {
    return Math.round(reached(rung).value() * without.histories());
  }

  private boolean told(Late late) {
    return late.harmWithout().isPresent()
        && (without.exact() || late.share().value() * without.histories() >= FEWEST);
  }

  private static double[] first(double[] values, int parts) {
    return Arrays.copyOf(values, parts);
  }
}
