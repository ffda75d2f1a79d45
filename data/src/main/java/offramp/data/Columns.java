package offramp.data;

import java.util.ArrayList;
import java.util.List;

/// Names of columns: those of layouts that have no header, in the order of their codebooks (GDELT
/// 1.0 and 2.0 event codebooks, 2013 and 2015; UCDP GED codebook 23.1).
final class Columns {
  static final String GDELT =
      "globaleventid sqldate actor1countrycode actor1knowngroupcode actor1type1code"
          + " actor2countrycode actor2knowngroupcode actor2type1code eventcode nummentions"
          + " numsources actiongeo_fullname actiongeo_lat actiongeo_long";

  static final String GDELT_MAY = "sourceurl";

  static final List<String> UCDP_ROW =
      List.of(
          ("id relid year active_year code_status type_of_violence conflict_dset_id "
                  + "conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id "
                  + "side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources "
                  + "source_article source_office source_date source_headline source_original "
                  + "where_prec where_coordinates where_description adm_1 adm_2 latitude longitude "
                  + "geom_wkt priogrid_gid country country_id region event_clarity date_prec "
                  + "date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high "
                  + "low gwnoa gwnob")
              .split(" ", -1));

  private static final String ACTOR =
      "code name countrycode knowngroupcode ethniccode religion1code religion2code type1code"
          + " type2code type3code";

  private static final String ACT =
      "isrootevent eventcode eventbasecode eventrootcode quadclass goldsteinscale nummentions"
          + " numsources numarticles avgtone";

  private Columns() {}

  /// {@return the columns of GDELT events}
  ///
  /// @param second whether of version 2, which tells the second administrative level of places
  static List<String> gdelt(boolean second) {
    List<String> columns = new ArrayList<>();
    columns.addAll(List.of("globaleventid", "sqldate", "monthyear", "year", "fractiondate"));
    for (String who : List.of("actor1", "actor2")) {
      for (String part : ACTOR.split(" ", -1)) {
        columns.add(who + part);
      }
    }
    columns.addAll(List.of(ACT.split(" ", -1)));
    String geo =
        "type fullname countrycode adm1code %slat long featureid"
            .formatted(second ? "adm2code " : "");
    for (String where : List.of("actor1geo_", "actor2geo_", "actiongeo_")) {
      for (String part : geo.split(" ", -1)) {
        columns.add(where + part);
      }
    }
    columns.addAll(List.of("dateadded", "sourceurl"));
    return columns;
  }
}
