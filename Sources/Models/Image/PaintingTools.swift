import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// What every painter works with.
package struct PaintingTools: Sendable {
    package let transport: any HTTPTransport
    package let workshop: PictureWorkshop
    package let clock: any DeskClock

    package init(transport: any HTTPTransport, workshop: PictureWorkshop, clock: any DeskClock) {
        self.transport = transport
        self.workshop = workshop
        self.clock = clock
    }
}

/// A picture as an engine delivered it, before anything was checked.
struct DeliveredPicture {
    /// The kind of engine, as provenance names it.
    let engine: String
    let model: String
    let bytes: [UInt8]
    let seed: Int?
}

extension PaintingTools {
    /// Sends a job to an engine. Painting takes minutes without a byte, so the stall limit is the whole time.
    func post(
        to engine: Message, _ url: String, headers: [HTTPHeader] = [], body: HTTPRequest.Body, bearer: Secret? = nil, timeout: Duration
    ) async throws -> HTTPResponse {
        let limits = HTTPLimits(total: timeout, connect: .seconds(5), stall: timeout, body: PictureJob.byteLimit, redirects: 0)
        do {
            return try await transport.send(HTTPRequest("POST", url, headers: headers, body: body, bearer: bearer, limits: limits))
        } catch let failure as HTTPFailure {
            let advice: Message =
                failure.kind == .timeout ? " Give it more than \(timeout.seconds) s with timeout, or fewer steps." : ""
            throw PictureProblem(failure.disposition, "\(engine) delivered no picture: \(failure.message)\(advice)")
        }
    }

    /// Crops and encodes what an engine delivered; throws when it is no picture, too small, black or flat.
    func finish(
        _ delivered: DeliveredPicture, by engine: Message, _ prompt: PaintingPrompt, _ frame: PaintingFrame
    ) async throws -> Picture {
        let size = frame.size
        let finish = PictureFinish(
            frame: .cover(width: size.width, height: size.height), format: frame.format, maxBytes: PictureWorkshop.mostBytes)
        let finished: FinishedPicture
        do {
            finished = try await workshop.finish(delivered.bytes, finish)
        } catch let refusal as PictureRefusal {
            throw PictureProblem(.retry, "\(engine) delivered a picture that cannot be used: \(refusal.sentence).")
        }
        try check(finished.facts, delivered, by: engine, size)
        return try finished.picture(
            engine: delivered.engine, model: delivered.model, prompt: prompt.text, negativePrompt: prompt.negative, seed: delivered.seed,
            before: [Picture.Step(name: "received", hash: SHA256.hex(of: delivered.bytes))])
    }

    private func check(_ facts: PictureFacts, _ delivered: DeliveredPicture, by engine: Message, _ size: PaintingSize) throws {
        if facts.light.isBlack, delivered.engine == SDAPISettings.kind {
            throw PictureProblem(
                .needsOperator,
                "\(engine) delivered a black picture: SDXL's VAE overflows in half precision; start the server with --no-half-vae or use the sdxl-vae-fp16-fix VAE."
            )
        }
        if facts.light.isFlat {
            throw PictureProblem(
                .retry, "\(engine) delivered a picture of one flat colour; if this happens again, use another model.")
        }
        guard let source = facts.source, source.width >= size.width, source.height >= size.height else {
            throw PictureProblem(
                .retry,
                "\(engine) delivered \(facts.source?.width ?? 0) x \(facts.source?.height ?? 0) pixels, fewer than the \(size.width) x \(size.height) that are needed; check its settings."
            )
        }
    }

    /// The order's seed in the range that all engines take; 0 and -1 would mean "any".
    static func seed(_ order: PictureOrder) -> Int {
        let range = 1...4_294_967_294
        return range.contains(order.seed) ? order.seed : 1 + Int(order.seed.magnitude % UInt(range.upperBound))
    }
}

extension HTTPResponse {
    /// The body as JSON object; throws a sentence for an empty body, a web page or broken JSON.
    func object(from engine: Message) throws -> [String: JSON] {
        if body.isEmpty { throw PictureProblem(.retry, "\(engine) answered \(status) without a body; see its log.") }
        if let value = try? JSON(parsing: body), case .object(let object) = value { return object }
        let start = body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if start == UInt8(ascii: "<") {
            throw PictureProblem(
                .retry, "\(engine) answered \(status) with a web page instead of JSON; check base_url and whatever proxy stands before it.")
        }
        throw PictureProblem(.retry, "\(engine) answered \(status) with something that is not JSON; see its log.")
    }

    /// How long a 429 or 503 asks to wait.
    func pause(_ clock: any DeskClock) -> Disposition {
        header("retry-after").flatMap { RetryAfter.parse($0, now: clock.now()) }.map(Disposition.retryAfter) ?? .retry
    }
}

extension String {
    /// The bytes of Base64, with or without a `data:` prefix; nil when it is none, or empty.
    var base64Bytes: [UInt8]? {
        let payload = hasPrefix("data:") ? String(self[(firstIndex(of: ",").map(index(after:)) ?? endIndex)...]) : self
        guard let data = Data(base64Encoded: payload, options: .ignoreUnknownCharacters), !data.isEmpty else { return nil }
        return Array(data)
    }
}
