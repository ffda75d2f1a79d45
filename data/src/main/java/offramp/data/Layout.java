package offramp.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The layouts of event data that can be read.
///
/// `sql` is the resource that turns its columns into those of the ledger; `needs` are the columns
/// without which a file is not of this layout, `may` those that are read if they are there.
enum Layout {
  GDELT1("gdelt", Shape.TABS, Names.NAME, Columns.GDELT, Columns.GDELT_MAY),
  GDELT2("gdelt", Shape.TABS, Names.NAME, Columns.GDELT, Columns.GDELT_MAY),
  ICEWS(
      "icews",
      Shape.TAB_HEADER,
      Names.NAME,
      "event_id event_date source_sectors source_country cameo_code target_sectors target_country",
      "publisher city province country latitude longitude source_name target_name"),
  ACLED(
      "acled",
      Shape.COMMAS,
      Names.NAME,
      "event_id_cnty event_date event_type sub_event_type actor1 actor2",
      "time_precision inter1 inter2 country admin1 location latitude longitude geo_precision source"
          + " fatalities notes"),
  UCDP(
      "ucdp",
      Shape.COMMAS,
      Names.NUMBER,
      "id date_start date_end side_a side_b type_of_violence",
      "date_prec event_clarity number_of_sources country adm_1 where_coordinates latitude longitude"
          + " best gwnoa gwnob conflict_name source_headline"),
  POLECAT(
      "polecat",
      Shape.TAB_HEADER,
      Names.NAME,
      "event_id event_date event_type event_mode actor_country recipient_country",
      "primary_actor_sector primary_recipient_sector placename city country latitude longitude"
          + " source"),
  ICB(
      "icb",
      Shape.COMMAS,
      Names.NUMBER,
      "crisno trigger_date",
      "trigger_code trigger_entity actors crisname crisis cracid cracno triggr trigent majres"
          + " response_date"),
  ICBE(
      "icbe",
      Shape.COMMAS,
      Names.LIST,
      "event_id crisno category date_lo date_hi date_precision actor target act direction mid_level",
      "crisis seq dup_of location confidence"),
  MID(
      "mid",
      Shape.COMMAS,
      Names.NUMBER,
      "dispnum stday stmon styear endday endmon endyear hiact hostlev",
      "ccode stabb sidea fatality numa numb"),
  MIE(
      "mie",
      Shape.COMMAS,
      Names.NUMBER,
      "micnum eventnum hostility",
      "start end start_precision actor_cow target_cow action_code dyad_copy actor_deaths_max"
          + " target_deaths_max stday stmon styear endday endmon endyear ccode1 ccode2 action"),
  CSV(
      "csv",
      Shape.COMMAS,
      Names.LIST,
      "actor",
      "id date date_lo date_hi first last precision target act type mode cameo kind level mid_level"
          + " direction place location country latitude longitude source publisher source_title case"
          + " mentions sources deaths sure confidence text note");

  /// How the columns of a line are told apart.
  enum Shape {
    /// Tabs, no header, no quotes.
    TABS,
    /// Tabs below a header, no quotes.
    TAB_HEADER,
    /// Commas (or semicolons, or tabs) below a header, with quotes.
    COMMAS
  }

  /// How actors are named: by name or ISO code, by the numbers of the Correlates of War and of
  /// Gleditsch and Ward, or several by name.
  enum Names {
    NAME,
    NUMBER,
    LIST
  }

  private final String sql;
  private final Shape shape;
  private final Names names;
  private final String needs;
  private final String may;

  Layout(String sql, Shape shape, Names names, String needs, String may) {
    this.sql = sql;
    this.shape = shape;
    this.names = names;
    this.needs = needs;
    this.may = may;
  }

  static Optional<Layout> of(String word) {
    return Arrays.stream(values()).filter(layout -> layout.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Layout::word).toList();
  }

  /// {@return the word for it on the command line and in the ledger}
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// {@return what it is called in full}
  String title() {
    return switch (this) {
      case GDELT1 -> "GDELT 1.0 events";
      case GDELT2 -> "GDELT 2.0 events";
      case ICEWS -> "ICEWS coded events";
      case ACLED -> "ACLED";
      case UCDP -> "UCDP Georeferenced Event Dataset";
      case POLECAT -> "POLECAT";
      case ICB -> "International Crisis Behavior";
      case ICBE -> "International Crisis Behavior Events";
      case MID -> "Militarized Interstate Disputes";
      case MIE -> "Militarized Interstate Events";
      case CSV -> "Events from a table";
    };
  }

  String sql() {
    return sql;
  }

  Shape shape() {
    return shape;
  }

  Names names() {
    return names;
  }

  /// {@return the columns of a ledger for which its files may have words that the ledger does not
  /// know}
  List<String> ownWords() {
    return switch (this) {
      case POLECAT -> List.of("mode");
      case ICBE -> List.of("precision", "kind", "direction", "sure");
      case CSV -> List.of("mode", "kind", "direction", "sure");
      case GDELT1, GDELT2, ICEWS, ACLED, UCDP, ICB, MID, MIE -> List.of();
    };
  }

  List<String> needs() {
    return List.of(needs.split(" ", -1));
  }

  /// {@return all columns that its SQL names}
  List<String> columns() {
    return List.of((needs + " " + may).split(" ", -1));
  }

  /// {@return the names of the columns of a file without header that has so many; empty if this
  /// layout has no such form}
  Optional<List<String>> headless(int columns) {
    return switch (this) {
      case GDELT1 ->
          columns == 57 || columns == 58
              ? Optional.of(Columns.gdelt(false).subList(0, columns))
              : Optional.empty();
      case GDELT2 -> columns == 61 ? Optional.of(Columns.gdelt(true)) : Optional.empty();
      case UCDP -> columns == 49 ? Optional.of(Columns.UCDP_ROW) : Optional.empty();
      case ICEWS, ACLED, POLECAT, ICB, ICBE, MID, MIE, CSV -> Optional.empty();
    };
  }
}
