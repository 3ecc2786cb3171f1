import Support
import Testing

@testable import Imaging

@Suite("Decoders under damage")
struct DamageTests {
    @Test("thousands of damaged files are decoded or refused in this process")
    func storm() throws {
        var state: UInt64 = 42
        func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        for whole in [
            try SamplePictures.png(40, 30), try SamplePictures.jpeg(40, 30), SamplePictures.lossyWebP, SamplePictures.losslessWebP,
        ] {
            for _ in 0..<500 {
                var bytes = whole
                for _ in 0...(next() % 4) { bytes[next() % bytes.count] = UInt8(next() & 255) }
                if next() % 4 == 0 { bytes.removeLast(next() % bytes.count) }
                do { _ = try Decoding.decode(bytes) } catch is PictureRefusal {}
            }
        }
    }
}
