package offramp.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import offramp.explore.Known;
import offramp.explore.Menu;
import offramp.explore.OffRamps;
import offramp.explore.Policy;
import offramp.finding.CompareFinding.Difference;
import offramp.finding.CompareFinding.Dispute;
import offramp.finding.CompareFinding.Sized;
import offramp.finding.LeversFinding.Split;
import offramp.model.Model;

/// Finds how theories disagree on what single levers do.
final class Disputes {
  private final Model base;
  private final List<String> names;
  private final Menu menu;

  /// Per theory what is known without levers.
  private final List<Known> plain;

  /// Per lever and theory what it changes.
  private final List<List<Known>> effects;

  Disputes(Model base, List<String> names, Menu menu, OffRamps.Found found) {
    this.base = base;
    this.names = names;
    this.menu = menu;
    this.plain = found.of(Policy.NONE);
    this.effects =
        IntStream.range(0, menu.size())
            .mapToObj(
                lever ->
                    IntStream.range(0, names.size())
                        .mapToObj(theory -> effect(found, lever, theory))
                        .toList())
            .toList();
  }

  private static Known effect(OffRamps.Found found, int lever, int theory) {
    Known with = found.of(Policy.of(lever)).get(theory);
    return with.less(found.of(Policy.NONE).get(theory));
  }

  /// {@return how they disagree about a harm}
  Dispute of(int harm) {
    List<List<Difference>> moves =
        effects.stream()
            .map(under -> under.stream().map(known -> move(known, harm)).toList())
            .toList();
    List<Split> split = new ArrayList<>();
    List<Sized> sized = new ArrayList<>();
    for (int lever = 0; lever < menu.size(); lever++) {
      split(lever, moves.get(lever)).ifPresent(split::add);
      sized(lever, harm, moves.get(lever)).ifPresent(sized::add);
    }
    sized.sort(Comparator.comparingDouble(each -> -Math.abs(each.gap().difference())));
    return new Dispute(base.outcomes().get(harm).name(), moves, split, sized);
  }

  private Difference move(Known effect, int harm) {
    return Difference.of(effect.change(harm), Compare.greatest(plain, harm));
  }

  private Optional<Split> split(int lever, List<Difference> moves) {
    List<String> lowers = new ArrayList<>();
    List<String> raises = new ArrayList<>();
    for (int theory = 0; theory < moves.size(); theory++) {
      if (moves.get(theory).seen()) {
        (moves.get(theory).difference() < 0 ? lowers : raises).add(names.get(theory));
      }
    }
    return lowers.isEmpty() || raises.isEmpty()
        ? Optional.empty()
        : Optional.of(new Split(menu.entries().get(lever).words(), lowers, raises));
  }

  /// {@return the theories between which the lever differs most in size, if it is seen to}
  private Optional<Sized> sized(int lever, int harm, List<Difference> moves) {
    Comparator<Integer> size = Comparator.comparingDouble(i -> moves.get(i).difference());
    List<Integer> theories = IntStream.range(0, moves.size()).boxed().toList();
    int low = theories.stream().min(size).orElseThrow();
    int high = theories.stream().max(size).orElseThrow();
    Known most = effects.get(lever).get(high);
    Difference gap =
        Difference.of(most.above(effects.get(lever).get(low), harm), Compare.greatest(plain, harm));
    return gap.seen()
        ? Optional.of(
            new Sized(
                menu.entries().get(lever).words(),
                names.get(low),
                moves.get(low),
                names.get(high),
                moves.get(high),
                gap))
        : Optional.empty();
  }
}
