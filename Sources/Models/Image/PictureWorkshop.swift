import Editorial
import Support

/// Runs `copydesk-picture`: the only place where bytes of pictures are decoded is a child with little memory and no files.
package struct PictureWorkshop: PictureIntake {
    /// The most bytes a finished picture may have: what Notion takes from a free workspace (5 MiB).
    package static let mostBytes = 5 << 20

    /// Nobody can judge a picture that is smaller.
    private static let leastWidth = 400

    private let program: String
    private let log: Log
    private let timeout: Duration

    /// `program` is the path of `copydesk-picture`.
    package init(program: String, log: Log, timeout: Duration = .seconds(90)) {
        self.program = program
        self.log = log
        self.timeout = timeout
    }

    /// Draws a title card; a logo that cannot be decoded is left out, the facts tell.
    package func draw(_ card: TitleCard, logo: [UInt8] = []) async throws -> FinishedPicture {
        let drawn = try await ask(.card(card), logo)
        if let facts = drawn.facts.card { tell(facts) }
        return drawn
    }

    private func tell(_ facts: CardFacts) {
        if facts.unknownGlyphs > 0 {
            log.warning(
                "A card has characters that no installed font can draw; install fonts-noto-core, fonts-noto-cjk and fonts-noto-color-emoji",
                ["characters": facts.unknownGlyphs])
        }
        if !facts.corrections.isEmpty {
            log.info("A card's colours or logo were corrected", ["corrections": facts.corrections.joined(separator: "; ")])
        }
    }

    /// Checks, crops, scales and re-encodes a picture.
    package func finish(_ bytes: [UInt8], _ finish: PictureFinish) async throws -> FinishedPicture {
        try await ask(.finish(finish), bytes)
    }

    /// What is known about a picture's bytes.
    package func inspect(_ bytes: [UInt8]) async throws -> PictureFacts { try await ask(.inspect, bytes).facts }

    package func takeIn(_ bytes: [UInt8], name: String) async throws -> Picture {
        do {
            // WebP is mostly photographs; PNG keeps lettering sharp.
            let format: PictureFormat = bytes.starts(with: [0x89, 0x50]) ? .png : .jpeg
            let frame = PictureFinish.Frame.within(width: 2400, height: 2400)
            let finished = try await finish(bytes, PictureFinish(frame: frame, format: format, maxBytes: Self.mostBytes))
            return try finished.picture(
                engine: "editor", model: "", prompt: "", negativePrompt: "", seed: nil,
                before: [Picture.Step(name: "received", hash: SHA256.hex(of: bytes))])
        } catch let refusal as PictureRefusal {
            let why = refusal.sentence
            throw PictureProblem(
                refusal.kind == .failed ? .retry : .permanent,
                name.isEmpty
                    ? "The picture cannot be used: \(why)." : "The picture \(name.limited(utf16: 80)) cannot be used: \(why).")
        }
    }

    package func fit(_ picture: Picture, within limit: Int) async throws -> [UInt8] {
        var (width, height) = (picture.width, picture.height)
        while true {
            do {
                let frame = PictureFinish.Frame.within(width: width, height: height)
                return try await finish(picture.bytes, PictureFinish(frame: frame, format: .jpeg, maxBytes: limit)).bytes
            } catch let refusal as PictureRefusal where refusal.kind == .tooLarge && width > Self.leastWidth {
                (width, height) = (width / 2, height / 2)
            } catch let refusal as PictureRefusal {
                throw PictureProblem(.permanent, "The picture does not fit into \(limit) bytes: \(refusal.sentence).")
            }
        }
    }

    /// The child's answer; throws `PictureRefusal` for what the child refused, `DeskError` when the child itself failed.
    private func ask(_ job: PictureJob, _ bytes: [UInt8]) async throws -> FinishedPicture {
        guard bytes.count <= PictureJob.byteLimit else {
            throw PictureRefusal(.tooLarge, "its file has more than \(PictureJob.byteLimit >> 20) MiB; give a smaller one")
        }
        let result = try await Child.run(
            executable: program, input: try PictureFrame.pack(job, bytes), timeout: timeout, outputLimit: PictureJob.byteLimit)
        if case .signal(let number) = result.exit {
            throw PictureProblem(.retry, "The picture program \(program) was ended by signal \(number) while it worked on a picture.")
        }
        guard let (reply, picture) = try? PictureFrame.unpack(PictureReply.self, result.output) else {
            throw PictureProblem(
                .needsOperator, "The picture program \(program) gave no proper answer; check that it is the one of this version.")
        }
        switch reply {
        case .done(let facts): return FinishedPicture(facts: facts, bytes: picture)
        case .refused(let refusal): throw refusal
        }
    }
}

/// A picture as the child handed it back.
package struct FinishedPicture: Sendable, Equatable {
    package let facts: PictureFacts
    package let bytes: [UInt8]

    /// The picture with its history; the hash is taken here, not believed.
    func picture(
        engine: String, model: String, prompt: String, negativePrompt: String, seed: Int?, before: [Picture.Step]
    ) throws -> Picture {
        guard let result = facts.result, !bytes.isEmpty else {
            throw PictureProblem(.retry, "The picture program handed back no picture.")
        }
        let hash = SHA256.hex(of: bytes)
        return Picture(
            bytes: bytes, mediaType: result.format.mediaType, width: result.width, height: result.height, hash: hash,
            provenance: Picture.Provenance(
                engine: engine, model: model, prompt: prompt, negativePrompt: negativePrompt, seed: seed,
                deliveredWidth: facts.source?.width ?? result.width, deliveredHeight: facts.source?.height ?? result.height,
                steps: before + [Picture.Step(name: before.isEmpty ? "drawn" : "finished", hash: hash)]))
    }
}
