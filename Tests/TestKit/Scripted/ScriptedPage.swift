import Editorial
import FoundationEssentials
import Support

/// A draft's page on the scripted board.
package struct ScriptedPage: Sendable {
    package let reference: BoardReference
    package let draftID: String
    package var status: BoardStatus?
    package var publishAt: Date?
    package var isOnHold = false
    package var remarks = ""
    package var altText: String
    /// An editor's file has its bytes for an address.
    package var picture: BoardPicture?
    package var text: String
    package var answer = ""
    package var publishedURL = ""
    package var isInTrash = false
    package var editedAt: Date
    package var editedBy = Person.unknown
    package var lastError = ""
    package var approvedBy = ""
    package var callout = ""
    package var numbers: [Metric: Double] = [:]
    /// Comments by people.
    package var comments: [BoardComment] = []
    /// When somebody gave comments other words, by id.
    var edits: [String: Date] = [:]
    /// Comments by Copydesk, in order.
    package var answers: [String] = []
    /// Those that Copydesk wrote into a thread, by the thread.
    package var replies: [String: [String]] = [:]
    /// Who is mentioned in each of them.
    package var mentions: [[Person]] = []
    /// What stands under Versions.
    package var listed: [DraftVersion] = []
    /// Numbers of the versions whose boxes are ticked, in the order of the list.
    package var ticked: [Int] = []
    package var isRestoreTicked = false
    package var variant = ""
    /// Texts under Versions.
    package var versions: [String] { listed.map(\.text) }
    /// What stands under Sources and Why this.
    package var grounds: Grounds?
    private var keys: Set<String> = []

    init(_ submission: Submission, number: Int, now: Date) {
        reference = BoardReference(pageID: "page \(number)", postBlockID: "block \(number)", url: "https://board.test/\(number)")
        draftID = submission.draft.id
        status = .inReview
        publishAt = submission.draft.slot
        altText = submission.draft.content.altText
        text = submission.draft.content.text
        callout = submission.callout.text(in: submission.voice)
        grounds = submission.grounds
        editedAt = now.minute
    }

    func reading(known: PageStamp?, now: Date) -> BoardPage {
        let needsBody = known.map { $0 != .propertiesOnly && ($0.editedAt != editedAt || !$0.isConclusive) } ?? true
        return BoardPage(
            reference: reference, draftID: draftID, status: status, publishAt: publishAt, publishAtIsDateOnly: false, isOnHold: isOnHold,
            remarks: remarks, altText: altText, picture: picture, post: needsBody ? CanonicalText.blocks(of: text) : nil, answer: answer,
            publishedURL: publishedURL, stamp: PageStamp(editedAt: editedAt, readAt: now), editedBy: editedBy, isInTrash: isInTrash,
            ticked: needsBody ? ticked : nil, isRestoreTicked: isRestoreTicked, variant: variant)
    }

    mutating func take(_ update: BoardUpdate, now: Date) -> BoardEcho {
        let voice = update.voice ?? .plain
        let isRepeated = !keys.insert(update.key).inserted
        switch update.change {
        case .face(let face): take(face, voice)
        case .comment(let message, let people, let thread):
            if isRepeated { return BoardEcho() }
            let words = message.text(in: voice)
            answers.append(words)
            mentions.append(people)
            if let thread { replies[thread, default: []].append(words) }
            return BoardEcho()
        case .picture(let hash, let altText, _): return take(picture: hash, altText: altText, now: now)
        case .pictureCopy(let hash, _, _, .property):
            picture = BoardPicture(identity: "own/\(hash)", url: "signed")
            stamp(now)
            return BoardEcho(picture: "own/\(hash)")
        case .pictureCopy(_, _, _, .body): break
        case .text(let words, _, let replacing):
            let shown = ApprovalHash.ofText(text)
            guard shown == replacing || text == words else { return BoardEcho(textWritten: false) }
            text = words
        case .version(let version): if !listed.contains(where: { $0.number == version.number }) { listed.append(version) }
        case .grounds(let grounds): self.grounds = grounds
        case .untick(let numbers): ticked.removeAll { numbers.contains($0) }
        case .copy(let address): answers.append("A copy of \(address).")
        case .report, .label: break
        }
        stamp(now)
        return BoardEcho()
    }

    private mutating func take(_ face: BoardFace, _ voice: Voice) {
        if let status = face.status { self.status = status }
        if let date = face.publishAt { publishAt = date }
        if face.clearsPublishAt == true { publishAt = nil }
        if let altText = face.altText { self.altText = altText }
        if let isOnHold = face.isOnHold { self.isOnHold = isOnHold }
        if face.clearsRemarks { remarks = "" }
        isRestoreTicked = face.restore ?? isRestoreTicked
        variant = face.variant ?? variant
        answer = face.answer ?? answer
        if let url = face.publishedURL { publishedURL = url }
        lastError = face.lastError?.text(in: voice) ?? lastError
        approvedBy = face.approvedBy?.text(in: voice) ?? approvedBy
        callout = face.callout?.text(in: voice) ?? callout
        numbers.merge(face.numbers ?? [:]) { $1 }
    }

    /// An editor's own file is never overwritten.
    private mutating func take(picture hash: String, altText: String, now: Date) -> BoardEcho {
        let identity = "own/\(hash)"
        if let picture, !picture.identity.hasPrefix("own/") { return BoardEcho(textWritten: false) }
        picture = BoardPicture(identity: identity, url: "signed")
        self.altText = altText
        stamp(now)
        return BoardEcho(picture: identity)
    }

    private mutating func stamp(_ now: Date) {
        editedAt = now.minute
        editedBy = .unknown
    }
}
