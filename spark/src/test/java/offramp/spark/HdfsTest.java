package offramp.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import offramp.study.Store;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Studies in HDFS, as one machine can hold it: a node for names and one for data.
class HdfsTest implements AnyStore {
  @TempDir static Path folder;
  private static MiniDFSCluster cluster;
  private static int stores;

  @BeforeAll
  static void begin() throws IOException {
    Configuration settings = new Configuration();
    settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("hdfs").toString());
    cluster = new MiniDFSCluster.Builder(settings).numDataNodes(1).build();
    cluster.waitActive();
  }

  @AfterAll
  static void end() {
    cluster.shutdown();
  }

  private static Store store(String study) throws IOException {
    return HadoopStore.of(
        cluster.getURI().resolve("/studies/" + study), cluster.getConfiguration(0));
  }

  @Override
  public Store empty() throws IOException {
    return store("empty-" + stores++);
  }

  @Test
  void whatKilledWritersLeftIsNotSeenAndSweptAway() throws IOException {
    Store store = store("swept");
    store.put("jobs/a.json", AnyStore.bytes("whole"));
    FileSystem files = cluster.getFileSystem();
    var left = new org.apache.hadoop.fs.Path("/studies/swept/jobs/.b.json.0.part");
    files.create(left).close();
    assertThat(store.list("jobs")).containsExactly("a.json");
    store.put("jobs/b.json", AnyStore.bytes("whole"));
    store.sweep();
    assertThat(files.exists(left)).isFalse();
    assertThat(store.list("jobs")).containsExactly("a.json", "b.json");
  }

  @Test
  void studyInHdfsHasTheBytesOfOneInAFolder() throws IOException {
    Border border = new Border(folder);
    border.done("study new --blocks 20 AT/plain.study " + Border.RUN);
    border.done("study run AT/plain.study");
    border.done("study new --blocks 20 AT/hadoop.study " + Border.RUN);
    URI there = cluster.getURI().resolve("/studies/there.study");
    FileSystem hdfs = cluster.getFileSystem();
    org.apache.hadoop.fs.Path study = new org.apache.hadoop.fs.Path(there);
    hdfs.copyFromLocalFile(local("hadoop.study"), study);
    border.done("study run --on local[2] " + there);
    FileUtil.copy(
        hdfs, study, folder.resolve("back.study").toFile(), false, cluster.getConfiguration(0));
    assertThat(border.sums("back.study")).isEqualTo(border.sums("plain.study"));
  }

  private static org.apache.hadoop.fs.Path local(String study) {
    return new org.apache.hadoop.fs.Path(folder.resolve(study).toUri());
  }
}
