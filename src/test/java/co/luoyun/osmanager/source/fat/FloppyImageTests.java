package co.luoyun.osmanager.source.fat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FloppyImageTests {

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "NODE,1", "NODE,511", "NODE,3584", "NODE,3585", "NODE,100000", "NODE,1022976", "DD_720,700000",
			"HD_1440,1400000", "ED_2880,2000000" })
	void readsWhatItWrites(FloppyFormat format, int length) throws IOException {
		byte[] content = content(length);
		assertThat(read(FloppyImage.of(content, format))).isEqualTo(content);
	}

	@Test
	void anImageLargerThanItsVolumeIsReadAsTheVolume() throws IOException {
		byte[] content = content(5000);
		byte[] drive = Arrays.copyOf(FloppyImage.ofNode(content), 2_949_120);
		assertThat(read(drive)).isEqualTo(content);
	}

	@Test
	void refusesWhatDoesNotFit() {
		assertThatIllegalArgumentException().isThrownBy(() -> FloppyImage.ofNode(new byte[1_100_000]))
			.withMessageContaining("1100000 bytes");
	}

	private byte[] read(byte[] image) throws IOException {
		return FloppyDisk.read(Files.write(this.folder.resolve("floppy.img"), image));
	}

	private static byte[] content(int length) {
		byte[] content = new byte[length];
		for (int i = 0; i < length; i++) {
			content[i] = (byte) (i * 31 / 7);
		}
		return content;
	}

}
