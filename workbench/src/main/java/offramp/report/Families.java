package offramp.report;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import offramp.program.Influences;

/// Instances of one declaration told as one: `step[c in 4: USA, UK, Germany, France]`.
final class Families {
  private static final Pattern INDEX = Pattern.compile("\\[([^\\[\\]]*)]");
  private static final String LETTERS = "cdefgh";

  private Families() {}

  /// An instance by its number in the list of the model, and its indexes.
  record Instance(int number, List<String> indexes) {}

  /// What some instances have in common; `whose` is empty where all have it.
  record Case(String whose, String text) {
    @Override
    public String toString() {
      return whose.isEmpty() ? text : whose + ": " + text;
    }
  }

  /// A declaration and its instances.
  record Family(String name, List<Instance> instances) {
    /// {@return the name, with the values of each index if there are any}
    String head() {
      int depth = instances.getFirst().indexes().size();
      return depth == 0
          ? name
          : IntStream.range(0, depth)
              .mapToObj(
                  place ->
                      "%s in %d: %s"
                          .formatted(
                              letter(place),
                              members(place).size(),
                              String.join(", ", members(place))))
              .collect(joining("; ", name + "[", "]"));
    }

    private Set<String> members(int place) {
      Set<String> members = new LinkedHashSet<>();
      instances.forEach(instance -> members.add(instance.indexes().get(place)));
      return members;
    }

    /// {@return what `text` says of the instances, those that say the same together}
    List<Case> cases(IntFunction<String> text) {
      Map<String, List<Instance>> alike = new LinkedHashMap<>();
      for (Instance instance : instances) {
        String said = general(text.apply(instance.number()), instance.indexes());
        alike.computeIfAbsent(said, _ -> new ArrayList<>()).add(instance);
      }
      if (alike.size() == 1) {
        return List.of(new Case("", alike.keySet().iterator().next()));
      }
      List<Case> cases = new ArrayList<>();
      alike.forEach((said, of) -> cases.add(new Case(whose(of), said)));
      return cases;
    }

    /// {@return the cases in one line}
    String text(IntFunction<String> text) {
      return cases(text).stream().map(Case::toString).collect(joining("; "));
    }
  }

  private static String whose(List<Instance> instances) {
    return instances.stream().map(i -> String.join(" ", i.indexes())).collect(joining(", "));
  }

  private static String letter(int place) {
    return place < LETTERS.length() ? LETTERS.substring(place, place + 1) : "c" + place;
  }

  /// {@return the families of names, in the order of their first instances}
  static List<Family> of(List<String> names) {
    Map<String, List<Instance>> families = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      families
          .computeIfAbsent(Influences.family(names.get(i)), _ -> new ArrayList<>())
          .add(new Instance(i, indexes(names.get(i))));
    }
    List<Family> all = new ArrayList<>();
    families.forEach((name, instances) -> all.add(new Family(name, instances)));
    return all;
  }

  static List<String> indexes(String name) {
    int bracket = name.indexOf('[');
    return bracket < 0
        ? List.of()
        : List.of(name.substring(bracket + 1, name.length() - 1).split(", "));
  }

  /// {@return the text with letters where its brackets hold the indexes}
  static String general(String text, List<String> indexes) {
    return general(text, indexes, Families::letter);
  }

  static String general(String text, List<String> indexes, IntFunction<String> letter) {
    return indexes.isEmpty()
        ? text
        : INDEX
            .matcher(text)
            .replaceAll(
                found ->
                    Stream.of(found.group(1).split(", "))
                        .map(
                            word ->
                                indexes.contains(word) ? letter.apply(indexes.indexOf(word)) : word)
                        .collect(joining(", ", "[", "]")));
  }
}
