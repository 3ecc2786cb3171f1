import Support
import Testing

@testable import Imaging

/// The built program, as the daemon sees it: frames in and out, an exit code.
@Suite("The picture child")
struct ChildTests {
    private static let program: String = {
        // Beside the test bundle in the build folder.
        let tests = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false)
            .dropLast().joined(separator: "/")
        return tests + "/copydesk-picture"
    }()

    private func ask(raw input: [UInt8]) async throws -> (ChildResult.Exit, PictureReply, [UInt8]) {
        let result = try await Child.run(
            executable: Self.program, input: input, timeout: .seconds(60), outputLimit: 64 << 20)
        let (reply, bytes) = try PictureFrame.unpack(PictureReply.self, result.output)
        return (result.exit, reply, bytes)
    }

    private func ask(_ job: PictureJob, _ bytes: [UInt8] = []) async throws -> (
        ChildResult.Exit, PictureReply, [UInt8]
    ) {
        try await ask(raw: try PictureFrame.pack(job, bytes))
    }

    /// Every refusal: exit code 65 and one sentence of this kind.
    private func refusal(_ job: PictureJob = .inspect, _ bytes: [UInt8]) async throws
        -> PictureRefusal
    {
        let (exit, reply, _) = try await ask(job, bytes)
        #expect(exit == .code(65))
        guard case .refused(let refusal) = reply else {
            throw PictureRefusal(.failed, "not refused: \(String(describing: reply))")
        }
        #expect(!refusal.sentence.isEmpty && !refusal.sentence.description.contains("\n"))
        return refusal
    }

    @Test("a card comes back as PNG with facts")
    func card() async throws {
        let (exit, reply, png) = try await ask(.card(TitleCard(title: "From the child")))
        #expect(exit == .code(0))
        guard case .done(let facts) = reply else { throw PictureRefusal(.failed, "\(String(describing: reply))") }
        #expect(facts.result?.sha256 == SHA256.hex(of: png))
        #expect(facts.card?.titleLines == 1)
    }

    @Test("a picture comes back finished though the child may open no file")
    func finish() async throws {
        for bytes in [
            try SamplePictures.png(600, 400), try SamplePictures.jpeg(600, 400), SamplePictures.lossyWebP,
        ] {
            let (exit, reply, output) = try await ask(
                .finish(PictureFinish(frame: .cover(width: 300, height: 157), format: .jpeg)), bytes)
            #expect(exit == .code(0))
            guard case .done(let facts) = reply else { throw PictureRefusal(.failed, "\(String(describing: reply))") }
            #expect(facts.result?.width == 300)
            #expect(output.starts(with: [0xFF, 0xD8]))
        }
    }

    @Test("the largest picture fits into the child's memory")
    func largest() async throws {
        let bytes = try SamplePictures.plain(6010, 6010, 200)
        let job = PictureJob.finish(
            PictureFinish(frame: .within(width: 1200, height: 1200), format: .jpeg))
        #expect(try await ask(job, bytes).0 == .code(0))
    }

    @Test(
        "what is no picture is refused by name",
        arguments: [
            ("", "empty"), ("GIF89a.......", "GIF"), ("<!DOCTYPE html><html>", "angle brackets"),
            ("{\"error\":\"x\"}", "JSON"),
            ("%PDF-1.7", "PDF"), ("hello", "unknown format"),
        ])
    func notAPicture(text: String, word: String) async throws {
        let refusal = try await refusal(.inspect, Array(text.utf8))
        #expect(refusal.kind == .notAPicture)
        #expect(refusal.sentence.description.contains(word))
    }

    @Test("a header that promises 30,000 x 30,000 pixels is refused before memory is asked for")
    func bombs() async throws {
        var png = try SamplePictures.png(16, 16)
        png.replaceSubrange(
            16..<24, with: SamplePictures.number(30_000) + SamplePictures.number(30_000))
        #expect(try await refusal(.inspect, png).kind == .tooLarge)

        var jpeg = try SamplePictures.jpeg(16, 16)
        let frame = try #require(
            jpeg.indices.dropLast(9).first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC2 })
        jpeg.replaceSubrange(frame + 5..<frame + 9, with: [0x75, 0x30, 0x75, 0x30])
        #expect(try await refusal(.inspect, jpeg).kind == .tooLarge)

        var webp = SamplePictures.lossyWebP
        // VP8X: width and height less one, 3 bytes each, little-endian.
        webp.replaceSubrange(24..<30, with: [0x2F, 0x75, 0, 0x2F, 0x75, 0])
        #expect([.tooLarge, .damaged].contains(try await refusal(.inspect, webp).kind))
    }

    @Test("an animation is refused")
    func animation() async throws {
        var webp = SamplePictures.lossyWebP
        webp[20] |= 2
        #expect(try await refusal(.inspect, webp).sentence.description.contains("animation"))
    }

    @Test("a picture that is cut off is refused, wherever the cut is")
    func cutOff() async throws {
        for whole in [
            try SamplePictures.png(120, 90), try SamplePictures.jpeg(120, 90), SamplePictures.lossyWebP,
        ] {
            for part in [0.02, 0.2, 0.5, 0.9] {
                let cut = Array(whole[..<Int(Double(whole.count) * part)])
                let kind = try await refusal(.inspect, cut).kind
                #expect(kind == .damaged || (kind == .notAPicture && part < 0.1))
            }
        }
    }

    @Test("whatever bit is flipped, the child answers or refuses and never crashes")
    func flippedBits() async throws {
        // Fixed steps through the file stand for chance: the same bits every time.
        for whole in [
            try SamplePictures.png(40, 30), try SamplePictures.jpeg(40, 30), SamplePictures.lossyWebP,
            SamplePictures.losslessWebP,
        ] {
            for step in 1...6 {
                var bytes = whole
                for at in stride(from: step * 7, to: bytes.count, by: 61 + step * 13) {
                    bytes[at] ^= 1 << (at % 8)
                }
                let (exit, _, _) = try await ask(
                    .finish(PictureFinish(frame: .cover(width: 32, height: 32), format: .png)), bytes)
                #expect([.code(0), .code(65)].contains(exit))
            }
        }
    }

    @Test(
        "a job that cannot be read is refused",
        arguments: [
            [], [0, 0], [0, 0, 0, 9, 123], [0x7F, 0xFF, 0xFF, 0xFF, 1], [0, 0, 0, 2, 123, 125],
        ] as [[UInt8]])
    func badFrames(input: [UInt8]) async throws {
        let (exit, reply, _) = try await ask(raw: input)
        #expect(exit == .code(65))
        guard case .refused(let refusal) = reply else { throw PictureRefusal(.failed, "\(String(describing: reply))") }
        #expect(refusal.kind == .badJob)
    }
}
