import HTTPServer
import Support

/// A way in which a model fails although its server works.
package enum ModelTrick: String, Sendable, CaseIterable {
    /// An answer that has nothing to do with the question, nor with the schema.
    case nonsense
    /// An empty answer with status 200.
    case empty
    /// The right answer inside a Markdown fence.
    case fenced
    /// The right answer, cut because of its length.
    case cut
    /// A refusal instead of an answer.
    case refusal
    /// An HTML page with status 200.
    case html
    /// A picture of no bytes.
    case emptyPicture = "empty-picture"
    /// An all-black picture, as a broken VAE paints.
    case blackPicture = "black-picture"
    /// A text where the picture should be.
    case noPicture = "no-picture"
    /// A picture that the service's own filter has replaced.
    case filtered
}

/// The tricks still to be played, in order; each answers one request.
final class ModelTricks: Sendable {
    private let pending = Locked<[(trick: ModelTrick, left: Int)]>([])

    func add(_ trick: ModelTrick, count: Int) { pending.withLock { $0.append((trick, count)) } }
    func clear() { pending.withLock { $0 = [] } }

    /// The next trick among those the caller can play.
    func next(_ playable: Set<ModelTrick>) -> ModelTrick? {
        pending.withLock { pending in
            guard let index = pending.firstIndex(where: { playable.contains($0.trick) }) else { return nil }
            let trick = pending[index].trick
            pending[index].left -= 1
            if pending[index].left <= 0 { pending.remove(at: index) }
            return trick
        }
    }

    static let ofText: Set<ModelTrick> = [.nonsense, .empty, .fenced, .cut, .refusal, .html]
    static let ofPictures: Set<ModelTrick> = [.emptyPicture, .blackPicture, .noPicture, .filtered, .html]

    static let page = ServerResponse.html(
        "<!doctype html><html><head><title>Welcome</title></head><body><h1>It works!</h1></body></html>\n")
}
