package offramp.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import offramp.check.Checked;
import offramp.check.Checker;
import offramp.check.KernelText;
import offramp.text.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RenameTest {
  private static final String NEW = "Renamed_to_this";

  private static final String MODEL =
      """
      runs 24 months
      actors USA, UK in NATO
      ladder west = none < aid < war  starts aid
      ladder east = none < war
      unknown push = 0.1 to 0.2 per month
      event climb[c in NATO] by c
        when west < war and east != war
        rate push
        then west up
      event calm  rate 0.1 per month  then west = none, east = none
      lever stop by USA  scales climb by 0.5
      outcome war harm war when west == war
      expect war by 3 months with lever stop when west == war between 0 and 1
      theory cold { event climb rate 2 * push }
      """;

  private static Rename rename(String text, String at, String name) {
    return Rename.of(Reading.of(new Source("m.crisis", text)), text.indexOf(at), name);
  }

  private static String renamed(String text, String at, String name) {
    return switch (rename(text, at, name)) {
      case Rename.Made(var edits) -> Edit.applied(text, edits);
      case Rename.Refused(var reason) -> throw new AssertionError(reason);
    };
  }

  private static String refusal(String at, String name) {
    return switch (rename(MODEL, at, name)) {
      case Rename.Made _ -> "";
      case Rename.Refused(var reason) -> reason;
    };
  }

  @Test
  void rungIsRenamedOnItsLadderOnly() {
    assertThat(renamed(MODEL, "war  starts", "fight"))
        .contains("none < aid < fight  starts aid")
        .contains("ladder east = none < war")
        .contains("west < fight and east != war")
        .contains("outcome war harm war when west == fight")
        .contains("with lever stop when west == fight");
  }

  @Test
  void eventIsRenamedInLeversAndTheories() {
    assertThat(renamed(MODEL, "climb", "rise"))
        .contains("event rise[c in NATO]")
        .contains("scales rise by")
        .contains("{ event rise rate");
  }

  @Test
  void nameThatIsTakenIsRefusedWithWhatItIs() {
    assertThat(refusal("push", "west")).isEqualTo("`west` is taken: it is the name of a ladder");
    assertThat(refusal("push", "c"))
        .isEqualTo("`c` would be read as something else in some of its places");
    assertThat(refusal("push", "USA")).isEmpty();
    assertThat(refusal("west", "USA")).isEmpty();
    assertThat(refusal("climb", "calm")).isEqualTo("`calm` is taken: it is the name of an event");
    assertThat(refusal("aid", "war")).isEqualTo("`war` is taken: it is the name of a rung");
  }

  @Test
  void wordOfTheLanguageIsRefused() {
    assertThat(refusal("push", "month"))
        .isEqualTo("`month` is a word of the language and cannot be a name");
    assertThat(refusal("push", "2x")).isEqualTo("a name is a letter, then letters, digits and `_`");
  }

  @Test
  void namesOfEveryShippedModelCanBeRenamedAndTheModelMeansTheSame() {
    renamed(4);
  }

  @Test
  @Tag("full")
  void everyNameOfEveryShippedModelCanBeRenamedAndTheModelMeansTheSame() {
    renamed(1);
  }

  /// The meaning is the kernel, so that with the new name put back it must be the old one.
  ///
  /// @param step each how many-th name; of a model with many, ten times that
  private static void renamed(int step) {
    for (Source source : Shipped.all()) {
      Reading text = Reading.of(source);
      List<String> kernels = kernels(source);
      List<Declared> names = List.copyOf(text.declared());
      for (int i = 0; i < names.size(); i += names.size() > 150 ? 10 * step : step) {
        Declared name = names.get(i);
        List<String> after = kernels(new Source(source.name(), renamed(source, text, name)));
        assertThat(after.stream().map(kernel -> kernel.replace(NEW, name.name())).toList())
            .as("%s: %s", source.name(), name.meaning())
            .isEqualTo(kernels);
      }
    }
  }

  private static String renamed(Source source, Reading text, Declared name) {
    return switch (Rename.of(text, name.at().start(), NEW)) {
      case Rename.Made(var edits) -> Edit.applied(source.text(), edits);
      case Rename.Refused(var reason) ->
          throw new AssertionError(source.name() + ": " + name.meaning() + ": " + reason);
    };
  }

  private static List<String> kernels(Source source) {
    Checked checked = Checker.check(source);
    List<String> kernels = new ArrayList<>();
    kernels.add(KernelText.of(checked.model().orElseThrow()));
    checked.theories().forEach(theory -> kernels.add(KernelText.of(theory)));
    return kernels;
  }
}
