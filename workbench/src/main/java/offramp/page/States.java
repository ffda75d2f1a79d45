package offramp.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Words for states, so that a letter can stand for all of them.
final class States {
  /// A line for each state: its names, its people, where it governs from.
  private static final List<List<String>> ALIKE =
      """
      usa us america american americans unitedstates washington whitehouse pentagon
      russia russian russians moscow kremlin soviet soviets sovietunion ussr
      uk british britain unitedkingdom london england english
      germany german germans berlin prussia prussian
      france french paris
      ukraine ukrainian ukrainians kyiv kiev kharkiv crimea donbas
      china chinese beijing peking prc
      taiwan taiwanese taipei
      iran iranian tehran
      israel israeli jerusalem
      northkorea dprk pyongyang
      southkorea rok seoul korea korean
      japan japanese tokyo
      india indian delhi newdelhi
      pakistan pakistani islamabad
      cuba cuban havana
      turkey turkish ankara ottoman
      austriahungary austria austrian austro vienna hungary hungarian
      serbia serbian belgrade
      belgium belgian brussels
      italy italian rome
      poland polish warsaw
      belarus belarusian minsk
      iraq iraqi baghdad
      syria syrian damascus
      egypt egyptian cairo
      nato otan
      un unitednations
      eu europeanunion
      """
          .lines()
          .map(line -> List.of(line.split(" ", -1)))
          .toList();

  private static final Set<String> COUNTRIES =
      Arrays.stream(Locale.getISOCountries())
          .map(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH))
          .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
          .collect(Collectors.toUnmodifiableSet());

  private States() {}

  /// {@return whether a word in lower case is one for a state}
  static boolean named(String word) {
    return COUNTRIES.contains(word) || line(word).isPresent();
  }

  /// {@return the words for the same state, the name itself among them, in lower case}
  static List<String> alike(String name) {
    String word = name.toLowerCase(Locale.ROOT);
    return line(word).orElse(List.of(word));
  }

  private static Optional<List<String>> line(String word) {
    return ALIKE.stream().filter(line -> line.contains(word)).findFirst();
  }
}
