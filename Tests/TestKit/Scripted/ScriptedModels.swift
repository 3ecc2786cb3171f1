import Editorial
import FoundationEssentials
import Support

/// A text model that answers from a test's own function, and remembers its orders.
package final class ScriptedTextModel: TextModel {
    package typealias Answer = @Sendable (WritingOrder) async throws -> Writing

    /// What it says of a draft.
    package typealias Judge = @Sendable (Inquiry) async throws -> Inquiry.Answer?

    package let name: String
    package let price: ModelPrice?
    /// Tokens that each question takes; nil for a writer that asks nobody.
    private let tokens: Int?
    private let questions = Locked(0)
    private let answer: Locked<Answer>
    private let taken = Locked<[WritingOrder]>([])
    private let judge = Locked<Judge>({ _ in nil })
    private let heard = Locked<[Inquiry]>([])

    /// Writes "A hook" and a paragraph, unless told otherwise.
    package init(
        _ name: String = "scripted", price: ModelPrice? = .free, tokens: Int? = nil, _ answer: @escaping Answer = { _ in .sample() }
    ) {
        self.name = name
        self.price = price
        self.tokens = tokens
        self.answer = Locked(answer)
    }

    /// What it was asked for, in order.
    package var orders: [WritingOrder] { taken.withLock { $0 } }

    /// How many questions were paid for.
    package var paid: Int { questions.withLock { $0 } }

    /// Answers otherwise from now on.
    package func answer(_ answer: @escaping Answer) { self.answer.withLock { $0 = answer } }

    /// The questions that it was asked, in order.
    package var inquiries: [Inquiry] { heard.withLock { $0 } }

    /// Judges so from now on; before, it judges nothing.
    package func judge(_ judge: @escaping Judge) { self.judge.withLock { $0 = judge } }

    package func answer(_ inquiry: Inquiry, calls: any CallDesk) async throws -> Inquiry.Answer? {
        heard.withLock { $0.append(inquiry) }
        if let tokens { try await ask(inquiry.system + inquiry.user + "\(inquiry.seed)", tokens, calls) }
        return try await judge.withLock { $0 }(inquiry)
    }

    package func write(_ order: WritingOrder, calls: any CallDesk) async throws -> WritingResult {
        taken.withLock { $0.append(order) }
        if let tokens { try await ask(order.prompt.system + order.prompt.user + "\(order.seed)", tokens, calls) }
        return WritingResult(writing: try await answer.withLock { $0 }(order), model: name, seed: order.seed)
    }

    private func ask(_ words: String, _ tokens: Int, _ calls: any CallDesk) async throws {
        let hash = SHA256.hex(of: Array((name + words).utf8))
        guard try await calls.answer(to: hash, price: price) == nil else { return }
        questions.withLock { $0 += 1 }
        let usage = TokenUsage(prompt: tokens, answer: 0)
        try await calls.note(
            ModelCall(
                model: name, version: "", promptHash: hash, seed: nil, temperature: nil, usage: usage, latency: .zero,
                cost: price?.cost(of: usage), answer: KeptAnswer(text: "words", isCut: false)))
    }
}

extension Writing {
    /// A short writing.
    package static func sample(hook: String = "A hook") -> Writing {
        Writing(
            hook: hook, body: ["A paragraph."], callToAction: "", hashtags: [], altText: "A bridge", picturePrompt: "a bridge", quotes: [])
    }
}

/// An image model that answers from a test's own function.
package final class ScriptedImageModel: ImageModel {
    package typealias Answer = @Sendable (PictureOrder) async throws -> Picture

    package let name: String
    private let answer: Locked<Answer>

    /// Paints a picture of its own name, unless told otherwise.
    package init(_ name: String = "painter", _ answer: Answer? = nil) {
        self.name = name
        self.answer = Locked(answer ?? { _ in .sample(name) })
    }

    /// Answers otherwise from now on.
    package func answer(_ answer: @escaping Answer) { self.answer.withLock { $0 = answer } }

    package func paint(_ order: PictureOrder) async throws -> Picture { try await answer.withLock { $0 }(order) }
}

extension Picture {
    /// A picture whose bytes are the words.
    package static func sample(_ words: String) -> Picture {
        let bytes = Array(words.utf8)
        return Picture(
            bytes: bytes, mediaType: "image/png", width: 1200, height: 627, hash: SHA256.hex(of: bytes),
            provenance: Provenance(
                engine: words, model: "", prompt: "", negativePrompt: "", seed: nil, deliveredWidth: 1200, deliveredHeight: 627, steps: []))
    }
}

/// Takes in every file as it is; a file named in `refused` is refused.
package struct ScriptedIntake: PictureIntake {
    package let refused: Set<String>

    package init(refused: Set<String> = []) { self.refused = refused }

    package func takeIn(_ bytes: [UInt8], name: String) async throws -> Picture {
        if refused.contains(name) { throw ScriptedFailure("\(name) is no picture.", .permanent) }
        return .sample(String(decoding: bytes, as: UTF8.self))
    }

    package func fit(_ picture: Picture, within limit: Int) async throws -> [UInt8] { Array(picture.bytes.prefix(limit)) }
}
