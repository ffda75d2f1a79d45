package offramp.solve;

import java.util.List;
import java.util.Optional;
import offramp.simulate.Onset;

/// When one outcome comes about, without dice, under many draws of the unknowns.
///
/// @param draws what was found under each
/// @param givenShare share of draws that kept to every `given`
/// @param states the most that can be reached between two instants of the calendar
/// @param transitions between them
/// @param error a bound of the relative error of every probability under a draw
/// @param stopped why it ended before its time, if it did
public record OnsetSolution(
    List<Onset> draws,
    double givenShare,
    int states,
    int transitions,
    double error,
    Optional<String> stopped) {
  public OnsetSolution {
    draws = List.copyOf(draws);
  }
}
