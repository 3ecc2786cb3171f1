import Support
import Testing

@testable import Imaging

@Suite("Finishing pictures")
struct FinishingTests {
    private func finish(_ bytes: [UInt8], _ frame: PictureFinish.Frame, _ format: PictureFormat = .png, maxBytes: Int? = nil) throws
        -> (PictureFacts, [UInt8])
    {
        try PictureProgram.perform(.finish(PictureFinish(frame: frame, format: format, maxBytes: maxBytes)), bytes)
    }

    @Test("a generator's picture is cropped around its centre to the link preview's shape")
    func cover() throws {
        let input = try SamplePictures.png(1344, 768)
        let (facts, output) = try finish(input, .cover(width: 1200, height: 628))
        #expect(facts.source?.width == 1344)
        #expect(facts.source?.height == 768)
        #expect(facts.source?.sha256 == SHA256.hex(of: input))
        #expect(facts.result?.width == 1200)
        #expect(facts.result?.height == 628)
        #expect(facts.result?.sha256 == SHA256.hex(of: output))
        let picture = try Decoding.decode(output).canvas
        // The sample's green grows from 0 to 255 downwards; 32 of 768 rows are missing at either end.
        try picture.withPixels { pixels in
            #expect(abs(Int(pixels[1]) - 255 * 32 / 768) <= 2)
            #expect(abs(Int(pixels[627 * picture.stride + 1]) - 255 * 735 / 768) <= 2)
        }
    }

    @Test("a plain colour stays exactly itself up to the border when it is scaled", arguments: [0, 37, 255])
    func borders(level: Int) throws {
        let (facts, _) = try finish(try SamplePictures.plain(640, 640, level), .cover(width: 333, height: 217))
        #expect(facts.light.variance < 0.001)
        #expect(abs(facts.light.mean - Double(level)) < 0.001)
    }

    @Test("a picture within the box keeps its size, a larger one its shape")
    func within() throws {
        let small = try finish(try SamplePictures.png(300, 200), .within(width: 600, height: 600)).0
        #expect(small.result?.width == 300)
        let large = try finish(try SamplePictures.png(300, 200), .within(width: 150, height: 150)).0
        #expect(large.result?.width == 150)
        #expect(large.result?.height == 100)
    }

    @Test("text that came inside the file is gone afterwards")
    func metadata() throws {
        let input = try SamplePictures.png(64, 64, comment: "a secret prompt, Steps: 30")
        #expect(contains(input, "secret prompt"))
        let (_, png) = try finish(input, .keep)
        #expect(!contains(png, "secret"))
        #expect(!contains(png, "tEXt"))
        let (_, jpeg) = try finish(try SamplePictures.turned(64, 48, orientation: 6), .keep, .jpeg)
        #expect(!contains(jpeg, "Exif"))
    }

    @Test(
        "a photograph taken sideways is turned upright",
        arguments: zip([1, 2, 3, 6, 8] as [UInt8], ["left", "right", "right", "top", "bottom"]))
    func orientation(tag: UInt8, darkSide: String) throws {
        let (facts, output) = try finish(try SamplePictures.turned(64, 32, orientation: tag), .keep)
        #expect(facts.result?.width == (tag >= 5 ? 32 : 64))
        let picture = try Decoding.decode(output).canvas
        let (x, y) = ["left": (4, 16), "right": (59, 16), "top": (16, 4), "bottom": (16, 59)][darkSide]!
        try picture.withPixels { pixels in
            #expect(pixels[y * picture.stride + 4 * x] < 20)
            let opposite = (picture.height - 1 - y) * picture.stride + 4 * (picture.width - 1 - x)
            #expect(pixels[opposite] > 235)
        }
    }

    @Test("JPEG quality steps down until the file fits, and says where it ended")
    func quality() throws {
        let input = try SamplePictures.png(400, 300)
        let (free, large) = try finish(input, .keep, .jpeg)
        #expect(free.result?.quality == 92)
        let (tight, small) = try finish(input, .keep, .jpeg, maxBytes: large.count * 2 / 3)
        #expect(small.count <= large.count * 2 / 3)
        #expect((tight.result?.quality ?? 92) < 92)
        #expect(throws: PictureRefusal.self) { try finish(input, .keep, .jpeg, maxBytes: 100) }
    }

    @Test("a PNG that would be too large leaves as JPEG")
    func fallsBackToJPEG() throws {
        // Noise, which PNG cannot make small.
        let noise = try Encoding.png(try SamplePictures.canvas(200, 100) { x, y in ((x * x * 31 + y * y * 17) % 251, x * y % 241, y) })
        let (facts, output) = try finish(noise, .keep, .png, maxBytes: noise.count / 2)
        #expect(facts.result?.format == .jpeg)
        #expect(output.count <= noise.count / 2)
    }

    @Test("WebP is read, its transparent part becomes white", arguments: [SamplePictures.lossyWebP, SamplePictures.losslessWebP])
    func webp(bytes: [UInt8]) throws {
        let (facts, output) = try finish(bytes, .keep)
        #expect(facts.source?.format == .webp)
        #expect(facts.result?.width == 24)
        let picture = try Decoding.decode(output).canvas
        try picture.withPixels { #expect($0[4 * 23] == 255 && $0[4 * 2] < 200) }
    }

    @Test("black and flat pictures are told apart from real ones")
    func light() throws {
        func light(_ bytes: [UInt8]) throws -> PictureLight { try PictureProgram.perform(.inspect, bytes).0.light }
        let black = try light(try SamplePictures.plain(64, 64, 0))
        #expect(black.isBlack && black.isFlat)
        let grey = try light(try SamplePictures.plain(64, 64, 128))
        #expect(grey.isFlat && !grey.isBlack)
        let real = try light(try SamplePictures.png(64, 64))
        #expect(!real.isFlat && !real.isBlack)
    }

    @Test("the same bytes give the same bytes")
    func deterministic() throws {
        let input = try SamplePictures.png(200, 100)
        #expect(try finish(input, .cover(width: 120, height: 63)).1 == finish(input, .cover(width: 120, height: 63)).1)
    }

    private func contains(_ bytes: [UInt8], _ text: String) -> Bool {
        let needle = Array(text.utf8)
        return bytes.indices.dropLast(needle.count - 1).contains { bytes[$0...].starts(with: needle) }
    }
}
