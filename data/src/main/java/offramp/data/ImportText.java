package offramp.data;

import java.util.List;
import java.util.Map;

/// What became of files that were read into a ledger, in words.
final class ImportText {
  private ImportText() {}

  static String of(List<EventImport.Account> accounts, String ledger) {
    StringBuilder text = new StringBuilder();
    accounts.forEach(account -> file(text, account));
    long added = accounts.stream().mapToLong(EventImport.Account::added).sum();
    text.append("%s: %,d event%s added%n".formatted(ledger, added, added == 1 ? "" : "s"));
    return text.toString();
  }

  private static void file(StringBuilder text, EventImport.Account account) {
    text.append("%s: %,d rows read%n".formatted(account.name(), account.read()));
    text.append("  %,12d added".formatted(account.added()));
    account
        .first()
        .ifPresent(
            first -> text.append(", from %s to %s".formatted(first, account.last().orElse(first))));
    text.append("\n");
    if (account.there() > 0) {
      text.append("  %,12d were there already%n".formatted(account.there()));
    }
    if (account.setAside() > 0) {
      text.append(
          "  %,12d kept aside, in the table `aside` with line and reason:%n"
              .formatted(account.setAside()));
      for (Map.Entry<String, Long> reason : account.aside().entrySet()) {
        text.append("  %,12d   %s%n".formatted(reason.getValue(), reason.getKey()));
      }
    }
  }
}
