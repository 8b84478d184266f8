# Expert review: interest first, a checklist, a public opinion, and an answer to each point

expert-section = Expert review
expert-section-none = No expert has been asked yet.
expert-title = Expert review: { $title }
expert-invite = Ask an expert
expert-invite-lead = The expert is told and gives an opinion by { $due }. Name and field are shown to everybody.
expert-invite-button = Ask this person
expert-invited = Asked
expert-post = Field
expert-post-hint = Shown beside the name. For example: expert on walking
expert-reviewer = Reviewer
expert-due = Opinion due
expert-published = Published
expert-back = Back to the expert review

expert-state-invited = Interest not stated yet
expert-state-declared = Being looked at
expert-state-declined = Stays out because of an interest
expert-state-published = Opinion published
expert-state-answered = Answered by the sub-committee
expert-wait-invited = The expert first says whether she has an interest in the matter. Then she writes.
expert-wait-declared = The expert is looking at it. Her opinion will be here for everybody to read.
expert-wait-declined = She has an interest in the matter and stays out.

expert-declare = State your interest first
expert-declare-lead = Please do so before you write. It is shown beside your opinion. The form opens afterwards.
expert-declare-button = State this
expert-interest = Interest
expert-interest-none = I have no interest in it
expert-interest-none-hint = Neither I nor my family nor my employer gains or loses by it.
expert-interest-some = I have one, state it and review
expert-interest-some-hint = Say which below, so that readers can weigh it.
expert-interest-recuse = I have one and stay out
expert-interest-recuse-hint = If you can hardly be fair, stay out.
expert-interest-text = Which interest
expert-interest-text-hint = If there is one. Phone numbers and e-mail addresses are masked.

expert-write = Write your opinion
expert-agenda = The agenda
expert-checklist = Checklist
expert-part-feasibility = Can it be done?
expert-part-fairness = Is it fair?
expert-item = Question
expert-finding = Finding
expert-remark = Remark
expert-remark-of = Remark (optional): { $item }
expert-remark-none = None
finding-met = Yes
finding-partly = In part
finding-unmet = No
finding-unknown = Can't be said from what there is
expert-opinion = Opinion of the expert
expert-opinion-hint = Everybody reads it. Plain words, please.
expert-points = Points for the sub-committee
expert-points-hint = One a line. The sub-committee answers each of them.
expert-publish = Publish this opinion
expert-draft = Save and go on later
expert-point-waits = The sub-committee has not answered yet.

expert-answer = Answer each point
expert-answer-lead = Please write what the sub-committee decided to answer. It can't be changed afterwards.
expert-answer-button = Publish the answers
expert-point-answer = { $nth }. { $point }

expert-done-invited = The expert was asked and told.
expert-done-declared = Your interest is stated. You can write now.
expert-done-declined = You stay out. Thank you for saying so.
expert-done-draft = Saved. You can go on later.
expert-done-published = Published. Everybody can read it.
expert-done-answered = Published. The expert was told.
expert-invited-subject = Madang: your opinion is asked for
expert-invited-text = Please give your opinion on the agenda “{ $title }” in { $district } by { $due }. Sign in and open “Expert review” on the page of the agenda. You first state whether you have an interest in it.
expert-answered-subject = Madang: your points were answered
expert-answered-text = The sub-committee answered each of your points about the agenda “{ $title }” in { $district } on { $time }.

fault-expert-there = This person was asked already.
fault-interest = Please choose what your interest is.
fault-finding = Question { $nth }: please choose one of the answers.
fault-expert-points = There can be up to { $max } points. Please put similar ones together.
refusal-expert-declared = You have stated your interest already.
refusal-expert-first = Please state your interest first. The form opens afterwards.
refusal-expert-declined = You have an interest in it and stay out.
refusal-expert-published = It is published and can't be changed.
refusal-expert-unpublished = There is no opinion yet that could be answered.
refusal-expert-answered = It was answered already.

field-interest = Interest
field-interest_text = Which interest
field-finding = Checklist
field-remark = Remark
field-opinion = Opinion
field-expert_points = Points
field-point_answer = Answer
