import Notion
import Support

/// The page under the desk that tells editors how to work; the substance of docs/editors.md.
enum EditorsGuide {
    static func title(in language: DeskLanguage) -> String {
        switch language {
        case .english: "How to work with Copydesk"
        case .german: "Arbeiten mit Copydesk"
        case .french: "Travailler avec Copydesk"
        }
    }

    static func blocks(in language: DeskLanguage) -> [Block] {
        let text =
            switch language {
            case .english: english
            case .german: german
            case .french: french
            }
        return PlainMarkdown.blocks(of: text)
    }

    private static var english: String {
        """
        Copydesk lays drafts of LinkedIn posts into **Drafts**. You read, change, approve or reject them there. What you approve is published \
        at its minute, exactly as you approved it and once. What nobody approved is never published.
        ## The four databases
        | database | what you do there |
        | **Drafts** | review posts: board by status, calendar by date |
        | **Briefs** | order posts: topic, audience, key messages, links, cadence, deadline; everything else goes into the page itself |
        | **Brands** | say who speaks: guidelines in the page, calendar, accounts, colours, banned words. Paused stops all posts of the brand |
        | **Feeds** | name the feeds that are read; Status, Last item, Last error and Items a week tell how each does |
        Each column's description says who fills it in. You may rename columns, options and databases and change the order of columns. \
        Do not delete columns or change their types: the operator's status page and a comment on each brand's page then say what is \
        missing, and until it is back what it said last counts.
        ## A draft
        The callout shows how the post begins before LinkedIn folds it, its length, account and time, and what still blocks approval. The text \
        is under **Post**; what the checks found, the sources with quoted passages and earlier versions are folded below.
        | you | then |
        | edit the text under Post, Alt text or Picture | your edit is the truth; the checks run again |
        | write into Remarks, or comment with @copydesk or / in front | a new version follows the remark; the old one stays under Versions |
        | tick a box under Versions, or Restore | that text comes back under Post |
        | set Status to Approved, or comment /approve | after a full minute without another change it is in force, and a comment says for when |
        | change Publish at | the post moves there, or a comment says why it cannot |
        | tick Hold, or comment /hold | it is not sent until you untick it |
        | comment /why | a comment says what blocks the draft, and what to do |
        | set Status to Changes requested | another text is written |
        | set Status to Rejected, with a reason in Remarks if you like | the draft is closed; the reason is remembered when the brand's next \
        drafts are chosen and written |
        | comment /correct with a new text once the post is live | that text is in review; when it is approved the live post gets it |
        | comment /takedown once the post is live | it is deleted after the comment /takedown confirm |
        | tick a rule under Proposed rules on the brand's page | it is one of the guidelines from then on; delete it, and it is not proposed again |
        | tick Paused on the brand | nothing of the brand is sent any more; a post on the wire finishes |
        An approval belongs to what you saw: text, alt text, picture, account and links. If any of them changes, it is void and a comment says so. \
        People who talk among themselves in comments are left alone.
        ## Commands
        \(commands(in: .english))
        Each is answered once: in the thread where it was given, or by a comment on the page when it stood under Remarks. \
        Editing a comment counts where it was no order before, a misspelt one for instance; what was answered otherwise is not read again.
        ## What Status means
        | status | what it means |
        | In review | waits for you; the time under Publish at moves on while nobody decides |
        | Approved, Scheduled | goes out at Publish at |
        | Published | is live; the link is under Published URL |
        | Needs check | LinkedIn's answer was lost: look there, then choose published or not published under Answer |
        | Failed | was not published; Last error says why. Approve again when the cause is gone |
        | Rejected, Expired | never published |
        Drafting, Scheduled, Published, Needs check, Failed and Expired are set by Copydesk alone.
        ## Who may approve
        Everybody may, unless the brand says otherwise under Approvers, Two approvers or Not own text. Then only the comment /approve counts, \
        because Notion does not tell who set a status.
        ## A brief
        An open brief makes drafts by its Cadence until Posts wanted are ordered or the Deadline has passed, and what is \
        drafted goes out before it or not at all. Key messages, the page's text and the pages under Links are what is written from, and entries of its feeds that fit. Note says how it does.
        ## How soon
        Columns and text are seen within about 15 seconds, comments on the page within a minute. Comments on a single paragraph, the picture \
        or the callout are seen within a few minutes on a page that was edited in the last ten minutes, else only every six hours unless your \
        operator has set up webhooks: use Remarks or a comment on the page. Comments inside the folded parts, such as Versions, are not looked for.
        ## When two things happen at once
        Nothing is published that was not approved as it stands, nothing of yours is written over, and the page says what came of it.
        \(races(in: .english))
        ## What may stand under Post
        - Paragraphs, headings, lists, quotes, to-dos, toggles, callouts and code become text; bold and colours are dropped.
        - A linked word becomes "word (address)"; #word is a hashtag.
        - Pictures, tables, embeds and dividers block approval; Checks names them.
        """
    }
}
