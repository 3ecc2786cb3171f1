import FoundationEssentials
import Support

/// A span of a source that a draft rests on.
package struct Quote: Sendable, Hashable, Codable {
    /// Address of the source, or the brief's page id.
    package let source: String
    /// Words exactly as they stand in the source.
    package let span: String

    package init(source: String, span: String) {
        self.source = source
        self.span = span
    }
}

/// What a text model wrote, before it becomes a post.
package struct Writing: Sendable, Hashable, Codable {
    package var hook: String
    /// Paragraphs.
    package var body: [String]
    package var callToAction: String
    /// Without "#".
    package var hashtags: [String]
    package var altText: String
    package var picturePrompt: String
    package var quotes: [Quote]

    package init(
        hook: String, body: [String], callToAction: String, hashtags: [String], altText: String, picturePrompt: String, quotes: [Quote]
    ) {
        self.hook = hook
        self.body = body
        self.callToAction = callToAction
        self.hashtags = hashtags
        self.altText = altText
        self.picturePrompt = picturePrompt
        self.quotes = quotes
    }
}

/// What a text model is asked for: the words for a language model, and the material for a writer without one.
package struct WritingOrder: Sendable {
    package let assignment: Assignment
    /// What the model reads.
    package let prompt: Prompt
    /// The text to rewrite and the editor's remark, when this is a rewrite.
    package let revision: Revision?
    /// Same seed and order, same text, where the engine allows.
    package let seed: Int

    package init(assignment: Assignment, prompt: Prompt, revision: Revision?, seed: Int) {
        self.assignment = assignment
        self.prompt = prompt
        self.revision = revision
        self.seed = seed
    }
}

/// A request to change a text.
package struct Revision: Sendable, Hashable, Codable {
    package let previousText: String
    /// The editor's words; empty when only the status asked for changes.
    package let remark: String
    /// Texts beside which a variant is wanted, which differs from all of them; empty for a rewrite.
    package let others: [String]

    package init(previousText: String, remark: String, others: [String] = []) {
        self.others = others
        self.previousText = previousText
        self.remark = remark
    }
}

/// Messages for a language model, with the pages they rest on.
package struct Prompt: Sendable, Hashable, Codable {
    /// Trusted instructions.
    package let system: String
    /// The order, with untrusted material between marks.
    package let user: String
    /// The random mark of this prompt's untrusted blocks; must not come back in an answer.
    package let nonce: String
    /// Guidelines and brief pages that went in, with their content hashes.
    package let pages: [PromptPage]

    package init(system: String, user: String, nonce: String, pages: [PromptPage]) {
        self.system = system
        self.user = user
        self.nonce = nonce
        self.pages = pages
    }
}

/// A page that went into a prompt.
package struct PromptPage: Sendable, Hashable, Codable {
    /// "guidelines" or "brief".
    package let role: String
    package let pageID: String
    package let contentHash: String

    package init(role: String, pageID: String, contentHash: String) {
        self.role = role
        self.pageID = pageID
        self.contentHash = contentHash
    }
}

/// A finished writing and what made it; kept with the draft.
package struct WritingResult: Sendable, Hashable, Codable {
    package let writing: Writing
    /// Kind and model, "ollama/llama3.2:3b" or "builtin".
    package let model: String
    package let seed: Int?
    /// What the writer could not do, in sentences for the page's Checks ("builtin does not apply the tone").
    package let notes: [Message]

    package init(writing: Writing, model: String, seed: Int?, notes: [Message] = []) {
        self.writing = writing
        self.model = model
        self.seed = seed
        self.notes = notes
    }

    /// The same with these notes.
    package func noting(_ notes: [Message]) -> WritingResult {
        WritingResult(writing: writing, model: model, seed: seed, notes: notes)
    }
}
