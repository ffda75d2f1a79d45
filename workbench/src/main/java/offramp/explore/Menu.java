package offramp.explore;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import offramp.check.Variation.How;
import offramp.check.Variation.Pull;
import offramp.model.Crisis;
import offramp.model.Model;

/// What can be chosen from: levers, each with the way in which it is pulled.
public record Menu(List<Entry> entries) {
  public Menu {
    entries = List.copyOf(entries);
  }

  /// A lever and how it is pulled.
  public record Entry(Crisis.Lever lever, Pull pull) {
    /// {@return the words that ask for it, as in `hotline when homeland crossed`}
    public String words() {
      return pull.words();
    }

    /// {@return the earliest day of the pull, from the start of the model}
    public double day(Model model) {
      Optional<LocalDate> date =
          pull.how() instanceof How.On(var day) ? Optional.of(LocalDate.parse(day)) : lever.from();
      return model
          .crisis()
          .starts()
          .flatMap(start -> date.map(day -> (double) ChronoUnit.DAYS.between(start, day)))
          .map(days -> Math.max(0, days))
          .orElse(0.0);
    }
  }

  /// {@return the levers of a model as they are declared}
  public static Menu of(List<Crisis.Lever> levers) {
    return new Menu(
        levers.stream().map(lever -> new Entry(lever, Pull.declared(lever.name()))).toList());
  }

  /// {@return how many entries there are}
  public int size() {
    return entries.size();
  }

  List<Pull> pulls() {
    return entries.stream().map(Entry::pull).toList();
  }

  /// {@return the pulls of a policy}
  List<Pull> pulls(Policy policy) {
    return policy.entries().stream().map(entry -> entries.get(entry).pull()).toList();
  }

  /// {@return whether a policy pulls the lever of an entry, be it in another way}
  boolean pulls(Policy policy, int entry) {
    String lever = entries.get(entry).lever().name();
    return policy.entries().stream().anyMatch(e -> entries.get(e).lever().name().equals(lever));
  }

  /// {@return what the levers of a policy cost together}
  public double cost(Policy policy) {
    return policy.entries().stream().mapToDouble(entry -> entries.get(entry).lever().cost()).sum();
  }

  /// {@return a policy in words, as in `freeze + hotline`}
  public String words(Policy policy) {
    return policy.entries().isEmpty()
        ? "nothing"
        : policy.entries().stream()
            .map(entry -> entries.get(entry).words())
            .collect(Collectors.joining(" + "));
  }
}
