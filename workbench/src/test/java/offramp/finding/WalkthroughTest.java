package offramp.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import offramp.check.Checker;
import offramp.check.Documents;
import offramp.check.Texts;
import offramp.check.Variation;
import offramp.model.Model;
import offramp.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalkthroughTest {
  private static Model shipped(String name) {
    String text = Documents.read(Documents.root().resolve("models/" + name + ".crisis"));
    return Checker.check(new Source(name, text), Variation.BASE).model().orElseThrow();
  }

  private static Runs.Question question(Model model, long trajectories, int draws) {
    Runs.Effort effort =
        new Runs.Effort(Method.SIMULATE, 7, trajectories, draws, 2, OptionalDouble.empty());
    return new Runs.Question("m", "walk", model.crisis().runs(), model.crisis().unit(), 1, effort);
  }

  /// Not a test of statistics: the histories of the run are those that are walked, every one.
  @ParameterizedTest
  @ValueSource(strings = {"june-2024", "cuba-1962", "brink", "july-1914"})
  void outcomesOfTheWalksAreTheCountsOfTheRun(String name) {
    Model model = shipped(name);
    Runs.Question question = question(model, 75, 10);
    List<Walkthrough> walks = new ArrayList<>();
    for (int history = 0; history < 75; history++) {
      walks.add(Walkthroughs.of(model, question, history));
    }
    RunFinding run = Runs.run(model, question, offramp.simulate.Settings.Watcher.none());
    for (RunFinding.OutcomeSeries outcome : run.outcomes()) {
      long walked =
          walks.stream()
              .filter(w -> w.outcomes().stream().anyMatch(o -> o.outcome().equals(outcome.name())))
              .count();
      assertThat(walked).as(outcome.name()).isEqualTo(outcome.seen().orElseThrow());
    }
  }

  @Test
  void changesLeadFromOneStateToTheNext() {
    Model model = shipped("cuba-1962");
    Walkthrough walk = Walkthroughs.of(model, question(model, 100, 10), 3);
    assertThat(walk.steps()).hasSizeGreaterThan(3);
    for (int i = 1; i < walk.steps().size(); i++) {
      var state =
          walk.steps().get(i - 1).state().stream()
              .collect(Collectors.toMap(Walkthrough.Value::name, Walkthrough.Value::value));
      walk.steps().get(i).changes().forEach(c -> state.put(c.name(), c.after()));
      walk.steps()
          .get(i)
          .state()
          .forEach(v -> assertThat(state).containsEntry(v.name(), v.value()));
    }
  }

  @Test
  void whatMightHaveHappenedHasItsRate() {
    Model model =
        Texts.model(
            """
            runs 12 months
            level x = 0..9
            event often  rate 4 per month  then x up
            event seldom  when x > 100 or x < 9  rate 1 per year  then x = 9
            outcome top when x == 9  ends
            """);
    Walkthrough walk = Walkthroughs.of(model, question(model, 10, 1), 0);
    assertThat(walk.steps().get(1).might())
        .extracting(Walkthrough.Might::event)
        .containsExactly("often", "seldom");
    assertThat(walk.steps().get(1).might().getFirst().rate()).isEqualTo(4);
    assertThat(walk.end()).isEqualTo("top");
    assertThat(walk.steps().getLast().outcomes()).containsExactly("top");
  }

  @Test
  void triggersAndDatesStandInTheirStep() {
    Model model =
        Texts.model(
            """
            starts 2024-01-01
            runs 2 months
            flag a
            flag b
            flag c
            event one  on 2024-01-11  then a = true
            trigger two when a  then b = true
            trigger three when since 2024-02-01  then c = true
            outcome all when a and b and c
            """);
    Walkthrough walk = Walkthroughs.of(model, question(model, 10, 1), 0);
    assertThat(walk.steps())
        .extracting(Walkthrough.Step::event)
        .containsExactly("start", "one", "a date");
    assertThat(walk.steps().get(1).triggers()).containsExactly("two");
    assertThat(walk.steps().get(1).changes())
        .extracting(Walkthrough.Change::name)
        .containsExactly("a", "b");
    assertThat(walk.steps().get(2).outcomes()).containsExactly("all");
    assertThat(walk.steps().get(1).time().date().orElseThrow()).hasToString("2024-01-11");
    assertThat(walk.end()).isEqualTo("the horizon came");
  }

  @Test
  void historyThatReachesAnOutcomeIsFoundOrNone() {
    Model model = shipped("brink");
    Runs.Question question = question(model, 100, 10);
    Optional<Walkthrough> war = Walkthroughs.reaching(model, question, number(model, "war"), 0);
    assertThat(war.orElseThrow().outcomes())
        .extracting(Walkthrough.Reached::outcome)
        .contains("war");
    Optional<Walkthrough> next =
        Walkthroughs.reaching(model, question, number(model, "war"), war.get().history() + 1);
    assertThat(next.orElseThrow().history()).isGreaterThan(war.get().history());
    Model never =
        Texts.model(
            "runs 1 month\nlevel x = 0..5\nevent e  rate 1e-9 per year  then x = 5\noutcome o when x == 5\n");
    assertThat(Walkthroughs.reaching(never, question(never, 10, 1), 0, 0)).isEmpty();
  }

  private static int number(Model model, String outcome) {
    return model.outcomes().stream().map(o -> o.name()).toList().indexOf(outcome);
  }
}
