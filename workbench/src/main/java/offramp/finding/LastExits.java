package offramp.finding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import offramp.explore.Exits;
import offramp.explore.Late;
import offramp.explore.Menu;
import offramp.explore.PullTimes;
import offramp.explore.Rival;
import offramp.explore.Rung;
import offramp.finding.LastExit.AtRung;
import offramp.finding.LastExit.Case;
import offramp.finding.LastExit.FromThere;
import offramp.finding.LastExit.Last;
import offramp.finding.LastExit.OnLadder;
import offramp.finding.LastExit.Pulled;
import offramp.model.Crisis;
import offramp.model.Model;
import offramp.simulate.Settings;

/// Finds out until when each lever still brings a harm low enough.
public final class LastExits {
  private final Views views;
  private final Model base;
  private final Moments moments;
  private final Runs.Question question;
  private final List<Crisis.Lever> levers;
  private final List<Integer> harms;
  private final OptionalDouble threshold;

  /// Which moments to look at.
  ///
  /// @param dates how many days in the window of a lever, at least 1
  /// @param ladder whose rungs; those of the ladders nearest to each harm if empty
  public record Moments(int dates, Optional<String> ladder) {}

  /// All that is asked.
  public record Question(Levers.Asked asked, Moments moments, Runs.Question run) {}

  private LastExits(Views views, Model base, Question asked) {
    this.views = views;
    this.base = base;
    this.moments = asked.moments();
    this.question = asked.run();
    this.levers =
        Levers.menu(views, base, asked.asked()).entries().stream().map(Menu.Entry::lever).toList();
    this.harms = Levers.harms(base, asked.asked());
    this.threshold = asked.asked().threshold();
  }

  /// {@return the same finding, and until when what it names can be done}
  ///
  /// @param base the model without any theory, with the levers pulled that hold for all
  public static LeversFinding add(
      LeversFinding found, Views views, Model base, Question asked, Settings.Watcher watcher) {
    return new LastExits(views, base, asked).added(found, watcher);
  }

  private LeversFinding added(LeversFinding found, Settings.Watcher watcher) {
    List<One> all = new ArrayList<>();
    List<String> closed = new ArrayList<>();
    Optional<String> stopped = found.stopped();
    for (Crisis.Lever lever : harms.isEmpty() ? List.<Crisis.Lever>of() : levers) {
      Optional<PullTimes> ways =
          PullTimes.of(base.crisis(), lever, horizon(), moments.dates(), rungs());
      if (ways.isEmpty()) {
        closed.add(lever.name());
      } else if (stopped.isEmpty()) {
        Rung.Reaching reaching = new Rung.Reaching(ways.get().rungs(), harms);
        List<Rival> rivals = rivals(ways.get().menu(), reaching, watcher);
        int parts = Levers.parts(base, question);
        List<Exits> exits =
            rivals.stream().map(rival -> Exits.of(rival, ways.get(), reaching, parts)).toList();
        stopped = rivals.stream().flatMap(rival -> rival.stopped().stream()).findFirst();
        if (stopped.isEmpty()) {
          all.add(new One(lever, ways.get(), exits));
        }
      }
    }
    List<Case> cases =
        harms.stream().flatMap(harm -> all.stream().map(one -> one.of(harm))).toList();
    boolean dated = base.crisis().starts().isPresent();
    return found.with(new LastExit(threshold, dated, closed, cases), stopped);
  }

  private double horizon() {
    return question.days()[question.days().length - 1];
  }

  private List<Rival> rivals(Menu menu, Rung.Reaching reaching, Settings.Watcher watcher) {
    return views.rivals(menu, reaching::asked, menu.size() + 1, question, watcher);
  }

  private List<Rung> rungs() {
    Set<Rung> rungs = new LinkedHashSet<>();
    harms.forEach(harm -> rungs.addAll(rungs(harm)));
    return List.copyOf(rungs);
  }

  private List<Rung> rungs(int harm) {
    return moments
        .ladder()
        .map(ladder -> Rung.of(base, ladder))
        .orElseGet(() -> Rung.bearingOn(base, harm));
  }

  /// One lever.
  private final class One {
    private final Crisis.Lever lever;
    private final PullTimes ways;
    private final List<Exits> exits;

    One(Crisis.Lever lever, PullTimes ways, List<Exits> exits) {
      this.lever = lever;
      this.ways = ways;
      this.exits = exits;
    }

    Case of(int harm) {
      List<List<Pulled>> byDate =
          IntStream.range(0, ways.dates().size()).mapToObj(date -> pulled(date, harm)).toList();
      return new Case(
          base.outcomes().get(harm).name(),
          lever.name(),
          exits.stream()
              .map(e -> e.late(ways.opening(), harm).harmWithout().orElseThrow())
              .toList(),
          ways.dates(),
          byDate,
          ways.dates().isEmpty() ? List.of() : last(byDate, Pulled::verdict),
          pulled(ways.opening(), harm),
          lever.when(),
          ways.asDeclared().isPresent() ? pulled(ways.asDeclared().getAsInt(), harm) : List.of(),
          ladders(harm));
    }

    private List<Pulled> pulled(int entry, int harm) {
      return exits.stream().map(each -> pulled(each, entry, harm)).toList();
    }

    private Pulled pulled(Exits each, int entry, int harm) {
      Late late = each.late(entry, harm);
      return new Pulled(late.harmWith().orElseThrow(), late.difference(), late.verdict(threshold));
    }

    private List<OnLadder> ladders(int harm) {
      List<Rung> rungs = rungs(harm);
      return rungs.stream()
          .map(Rung::ladder)
          .distinct()
          .map(
              ladder ->
                  ladder(rungs.stream().filter(r -> r.ladder().equals(ladder)).toList(), harm))
          .toList();
    }

    private OnLadder ladder(List<Rung> rungs, int harm) {
      List<List<AtRung>> byRung =
          rungs.stream()
              .map(rung -> exits.stream().map(each -> at(each, rung, harm)).toList())
              .toList();
      return new OnLadder(
          rungs.getFirst().ladder(),
          rungs.stream().map(Rung::name).toList(),
          byRung,
          last(byRung, at -> at.from().map(FromThere::verdict).orElse(Late.Verdict.NO)));
    }

    private AtRung at(Exits each, Rung rung, int harm) {
      return new AtRung(
          each.reached(rung),
          each.histories(rung),
          each.late(rung, harm).map(LastExits.this::from),
          pulled(each, ways.at(ways.rungs().indexOf(rung)), harm));
    }

    private <T> List<Last> last(List<List<T>> moments, Function<T, Late.Verdict> verdict) {
      return IntStream.range(0, exits.size())
          .mapToObj(view -> moments.stream().map(m -> verdict.apply(m.get(view))).toList())
          .map(Last::of)
          .toList();
    }
  }

  private FromThere from(Late late) {
    return new FromThere(
        late.harmWithout().orElseThrow(),
        late.harmWith().orElseThrow(),
        late.avoided(),
        late.verdict(threshold));
  }
}
