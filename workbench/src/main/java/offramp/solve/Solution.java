package offramp.solve;

import java.util.List;
import java.util.Optional;
import offramp.simulate.Batches;
import offramp.simulate.Held;
import offramp.simulate.Shares;
import offramp.simulate.Spread;

/// What a program comes to without dice, under many draws of its unknowns.
///
/// @param draws of the unknowns that were solved
/// @param givenShare share of draws that kept to every `given`
/// @param states the most that can be reached between two instants of the calendar
/// @param transitions between them
/// @param error a bound of the relative error of every probability under a draw
/// @param stopped why it ended before its time, if it did
/// @param outcomes per outcome and report date
/// @param watches per watch and report date
/// @param batches what each draw came to, by which two solutions are compared
/// @param held how probable the evidence is; empty without evidence
public record Solution(
    int draws,
    double givenShare,
    int states,
    int transitions,
    double error,
    Optional<String> stopped,
    List<List<Shares>> outcomes,
    List<List<Spread>> watches,
    Batches batches,
    Optional<Held> held) {}
