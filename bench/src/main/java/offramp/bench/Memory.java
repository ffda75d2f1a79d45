package offramp.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/// How much of the heap is in use behind collections while `brink` runs, at most, for 10^5, 10^6
/// and 10^7 histories on two threads.
final class Memory {
  private Memory() {}

  public static void main(String[] arguments) {
    AtomicLong most = new AtomicLong();
    AtomicLong collections = new AtomicLong();
    for (var collector : ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class)) {
      ((NotificationEmitter) collector)
          .addNotificationListener(
              (notice, _) -> {
                collections.incrementAndGet();
                most.accumulateAndGet(after((CompositeData) notice.getUserData()), Math::max);
              },
              null,
              null);
    }
    Engine engine = Engine.ofBrink();
    engine.run(1, 100_000, 2);
    System.out.println("histories,collections,most MB in use behind one");
    for (long histories = 100_000; histories <= 10_000_000; histories *= 10) {
      most.set(0);
      collections.set(0);
      engine.run(1, histories, 2);
      System.gc();
      System.out.printf(
          "%d,%d,%.1f%n", histories, collections.get(), most.get() / (double) (1 << 20));
    }
  }

  private static long after(CompositeData notice) {
    return GarbageCollectionNotificationInfo.from(notice)
        .getGcInfo()
        .getMemoryUsageAfterGc()
        .values()
        .stream()
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }
}
