// Written by `casebook fields --form typescript` from the field catalogue. Do not edit.

/** An answer: a value, or why there is none; unanswered questions are left out. */
export type Answer<T> = { known: T; note?: string } | { absent: "not_known" | "not_done" | "not_applicable"; note?: string };
/** How a number was stated; exactly when left out. */
export type Qualifier = "exactly" | "about" | "close_to" | "up_to" | "at_least" | "more_than" | "less_than" | "between";
/** A quantity with its unit. */
export type Measure = { qualifier?: Qualifier; value: number; upper?: number; unit: string };
/** One to three axes. */
export type Size = { qualifier?: Qualifier; axes: Array<{ length: number; axis?: string }>; unit: string };
/** A time: a date, a distance from another record (time zero when none is named), or an age. */
export type When = {
  date?: string;
  after?: { record?: string; offset?: Measure; before?: boolean };
  age?: number;
  about?: boolean;
  words?: string;
};
/** A dose. */
export type Dose = {
  amount: number;
  unit: "mg" | "g" | "ug" | "iu" | "auc" | "gy" | "c_gy" | "gy_e";
  per: "flat" | "m2" | "kg" | "litre";
};
/** A code of a published system. */
export type Code = { system: string; version?: string; code: string; display: string; verified: boolean };

/** What the case is called in the library, and where its time begins. */
export type CaseRecord = {
  /** Number or short name of the case in this library. Never printed. */
  number?: string;
  /** Working title, shown in the list of cases. Not printed; the manuscript has the printed one. */
  title?: string;
  /** The record whose time is month 0. When empty, the first diagnosis. */
  time_zero?: string;
  /** What time zero is, as printed after "months from": "diagnosis of metastases". */
  time_zero_words?: string;
  /** Days by which the dates of this case are earlier in what leaves the library, where that was chosen. Stays in the library. */
  dates_moved?: number;
  /** Findings that are right as they stand, each with the reason. Not printed. */
  kept?: Array<{
    /** Name of the rule that found it: "r0-with-perforation". */
    code?: string;
    /** The record it is about; none for the case as a whole. */
    record?: string;
    /** Path of the field it is about; empty for the record as a whole. */
    path?: string;
    /** The finding as it read when it was kept. */
    finding?: string;
    /** Why it is right as it stands. */
    reason?: string;
  }>;
};

/** Who the patient is and what went before: identity (never printed), demography, medical, family and drug history. */
export type PatientRecord = {
  /** Full name. Stays in the library; never printed or exported. */
  name?: string;
  /** Number in the hospital's record. Stays in the library. */
  hospital_number?: string;
  /** Number given by the nation: of birth, of insurance. Stays in the library. */
  national_number?: string;
  /** Date of birth. Stays in the library. */
  born?: Answer<When>;
  /** Address, telephone, e-mail. Stays in the library. */
  contact?: string;
  /** Names of relatives and others close to the patient. Stay in the library. */
  relatives?: Array<string>;
  /** Names of those who treated the patient. Stay in the library. */
  clinicians?: Array<string>;
  /** Hospitals where the patient was treated. Stay in the library. */
  hospitals?: Array<string>;
  /** Sex as recorded. */
  sex?: Answer<"female" | "male" | "other">;
  /** Age at presentation, in years; over 89 it prints as ≥90. */
  age?: Answer<Measure>;
  /** Body height. */
  height?: Answer<Measure>;
  /** Body weight at the start of treatment. */
  weight?: Answer<Measure>;
  /** Illnesses, operations and treatments before this one. */
  medical_history?: Array<{
    /** The illness, operation or treatment: "appendicectomy". */
    what?: string;
    /** What it was. */
    kind?: "illness" | "operation" | "malignancy" | "radiotherapy" | "chemotherapy";
    /** When, often by age: "at 20". */
    when?: When;
    /** What became of it. */
    outcome?: string;
  }>;
  /** Whether the medical history holds nothing else of note. */
  otherwise_unremarkable?: Answer<"yes" | "no">;
  /** Illness in the family, cancer first of all. */
  family_history?: Answer<string>;
  /** Work, home, habits, as far as they matter here. */
  psychosocial_history?: Answer<string>;
  /** Known predisposition or result of germline testing. */
  genetic_history?: Answer<string>;
  /** Regular medication. */
  medication?: Answer<string>;
  /** Allergies and intolerances. */
  allergies?: Answer<string>;
  /** Remarks that no other field holds. Not printed. */
  remarks?: string;
};

/** The primary tumour: site, type, and extent at diagnosis. */
export type TumourRecord = {
  /** Organ or tissue where the tumour arose: "mesentery", "thigh". */
  site?: Answer<string>;
  /** The site as ICD-O topography. */
  topography?: Code;
  /** Side of the body. */
  side?: Answer<"left" | "right" | "both" | "midline">;
  /** The compartment or depth. */
  depth?: Answer<"superficial" | "deep" | "intraperitoneal" | "retroperitoneal" | "intrathoracic" | "visceral" | "bone">;
  /** Whether there was one mass or several. */
  focality?: Answer<"single" | "multiple">;
  /** The masses, where several were measured separately. */
  masses?: Array<{
    /** Where it lies. */
    site?: string;
    /** Its size. */
    size?: Size;
  }>;
  /** The diagnosis of the case, as finally held. */
  diagnosis?: Answer<{
    /** The type in the report's words: "pleomorphic leiomyosarcoma, high grade". */
    stated?: string;
    /** Key of the entity in this program's table of sarcoma types. */
    entity?: string;
    /** The type as ICD-O morphology. */
    morphology?: Code;
    /** How firmly it was stated. */
    certainty?: "proven" | "typical_of" | "consistent_with" | "suspicious_of" | "suggests" | "possible";
  }>;
  /** When the diagnosis was first made. Default time zero. */
  diagnosed?: Answer<When>;
  /** Other diagnoses that were considered. */
  differential?: Answer<string>;
  /** Distant metastasis at first diagnosis. */
  metastasis_at_diagnosis?: Answer<"present" | "absent" | "suspected">;
  /** Regional lymph nodes at first diagnosis, by imaging. */
  nodes_at_diagnosis?: Answer<"present" | "absent" | "suspected">;
  /** Stages and risk groups as stated in the record, each with its system. */
  stages?: Array<{
    /** The system and edition: "AJCC 8", "NIH modified". */
    system?: string;
    /** T, N and M as stated. */
    tnm?: string;
    /** The group: "IIIB", "high risk". */
    group?: string;
  }>;
};

/** Consent of the patient to publication, and approval by an ethics committee. */
export type ConsentRecord = {
  /** Whether written consent to publication was given. */
  publication?: Answer<"obtained" | "asked" | "refused" | "withdrawn">;
  /** What the consent covers. */
  scope?: Array<"text" | "images" | "registry">;
  /** When it was given. Stays in the library. */
  given?: Answer<When>;
  /** Who gave it. */
  given_by?: Answer<"patient" | "parent" | "next_of_kin">;
  /** Where the signed paper is kept. */
  kept_at?: string;
  /** The committee's decision, or that none was needed. */
  ethics?: Answer<string>;
};

/** The article: title, authors, abstract, the author's own sections, declarations. */
export type ManuscriptRecord = {
  /** Title as printed. CARE asks for the words "case report". */
  title?: string;
  /** Short title for the running head. */
  short_title?: string;
  /** Authors in order. */
  authors?: Array<{
    /** Name as printed. */
    name?: string;
    /** Numbers of the affiliations. */
    affiliations?: Array<number>;
    /** Whether this is the corresponding author. */
    corresponding?: "yes" | "no";
  }>;
  /** Affiliations, numbered in this order. */
  affiliations?: Array<string>;
  /** Address for correspondence. */
  correspondence?: string;
  /** Two to five keywords. */
  keywords?: Array<string>;
  /** Abstract: what is known, and why this case is told. */
  abstract_background?: string;
  /** Abstract: the case. When empty it is drafted from the records. */
  abstract_case?: string;
  /** Abstract: what to take away. */
  abstract_conclusions?: string;
  /** Introduction with references. */
  background?: string;
  /** Discussion: strengths and limits, the literature, the reasoning. */
  discussion?: string;
  /** Conclusions. */
  conclusions?: string;
  /** The patient's own view, or that it was not sought. */
  patient_perspective?: Answer<string>;
  /** Ethics approval and consent to participate. */
  ethics?: Answer<string>;
  /** Consent for publication, in the words to print. */
  consent_for_publication?: Answer<string>;
  /** Where the data can be had. */
  data_availability?: Answer<string>;
  /** Competing interests. */
  competing_interests?: Answer<string>;
  /** Funding. */
  funding?: Answer<string>;
  /** What each author did. */
  contributions?: Answer<string>;
  /** Thanks. */
  acknowledgements?: Answer<string>;
};

/** What the patient complained of and what was found on examination, at one time. */
export type PresentationRecord = {
  /** When the patient was seen. */
  when?: Answer<When>;
  /** Symptoms, the main one first; absent ones too, if they were asked for. */
  symptoms?: Array<{
    /** The symptom: "abdominal pain". */
    what?: string;
    /** Whether it was present; present when left out. */
    presence?: "present" | "absent" | "suspected";
    /** Side of the body. */
    side?: "left" | "right" | "both" | "midline";
    /** How long it had lasted. */
    duration?: Measure;
    /** How it ran. */
    course?: "intermittent" | "constant" | "increasing";
  }>;
  /** Signs found or looked for and not found. */
  signs?: Array<{
    /** The sign: "palpable mass", "peritonitis". */
    what?: string;
    /** Whether it was present; present when left out. */
    presence?: "present" | "absent" | "suspected";
    /** Where: "left side of the abdomen". */
    site?: string;
    /** Its qualities: "large", "very tender". */
    qualities?: Array<string>;
    /** Its size, if measured. */
    size?: Size;
  }>;
  /** Performance status on the ECOG scale. */
  ecog?: Answer<"ecog0" | "ecog1" | "ecog2" | "ecog3" | "ecog4">;
  /** Karnofsky index, in percent; never converted to ECOG. */
  karnofsky?: Answer<Measure>;
};

/** Blood and other tests of one time. A trend without a number is an answer too. */
export type LaboratoryRecord = {
  /** When the sample was taken. */
  when?: Answer<When>;
  /** The results. */
  results?: Array<{
    /** What was measured: "haemoglobin". */
    analyte?: string;
    /** Against the reference range, or how it moved. */
    trend?: "raised" | "reduced" | "normal" | "rising" | "falling";
    /** The number, if recorded. */
    value?: Measure;
    /** Reference range of that laboratory. */
    reference?: string;
  }>;
  /** Whether all other tests were unremarkable. */
  others_unremarkable?: Answer<"yes" | "no">;
};

/** One imaging study: what was examined, how, and what was seen and not seen. */
export type ImagingRecord = {
  /** When it was done. */
  when?: Answer<When>;
  /** The method. */
  modality?: Answer<"ct" | "mri" | "pet_ct" | "ultrasound" | "radiograph" | "contrast_study" | "bone_scan" | "intraoperative_ultrasound">;
  /** Regions examined: "abdomen", "thorax". */
  regions?: Array<string>;
  /** Why it was done. */
  purpose?: Answer<"diagnosis" | "staging" | "response" | "postoperative" | "follow_up" | "symptoms">;
  /** Contrast medium and phase. */
  contrast?: Answer<string>;
  /** Lesions seen, the most important first. */
  lesions?: Array<{
    /** What it was taken for. */
    nature?: "primary" | "metastasis" | "local_recurrence" | "residual" | "suspicious" | "postoperative_change" | "benign";
    /** How firmly. */
    certainty?: "proven" | "typical_of" | "consistent_with" | "suspicious_of" | "suggests" | "possible";
    /** Organ or place: "liver", "left side of the abdomen". */
    site?: string;
    /** Compartment: "intraperitoneal". */
    compartment?: string;
    /** Side of the body. */
    side?: "left" | "right" | "both" | "midline";
    /** How many. */
    number?: "single" | "few" | "multiple";
    /** Exact number, where counted. */
    count?: number;
    /** Size, each axis with its name. */
    size?: Size;
    /** Diameter of the largest of several. */
    largest?: Measure;
    /** Form: "round". */
    form?: string;
    /** Border. */
    border?: "well_circumscribed" | "irregular" | "infiltrative";
    /** How contrast was taken up. */
    enhancement?: "homogeneous" | "heterogeneous" | "enhancing" | "not_enhancing";
    /** Necrotic areas. */
    necrosis?: "present" | "absent" | "suspected";
    /** Neighbours it lies close to. */
    close_to?: Array<string>;
    /** Anything around it: "ground-glass opacity, possibly haemorrhage". */
    surroundings?: string;
    /** The lesion record it is, where lesions are followed one by one. */
    lesion?: string;
    /** Method on which the lesion had not been visible before: "intraoperative ultrasound". */
    not_seen_on?: string;
  }>;
  /** Other signs, seen or looked for and not seen: ascites, adenopathy, local recurrence. */
  signs?: Array<{
    /** The sign: "lymphadenopathy", "ascites", "local recurrence". */
    what?: string;
    /** Whether it was seen; seen when left out. */
    presence?: "present" | "absent" | "suspected";
    /** Where: "pelvic", "lesser pelvis". */
    sites?: Array<string>;
    /** How much: "some". */
    amount?: string;
  }>;
  /** The radiologist's conclusion in a few words: "sarcoma suspected". */
  conclusion?: Answer<string>;
};

/** A lesion that is followed one by one, with a measurement for each study. */
export type LesionRecord = {
  /** Its name in the case: "liver 1". */
  name?: string;
  /** Organ or place. */
  site?: Answer<string>;
  /** Side of the body. */
  side?: Answer<"left" | "right" | "both" | "midline">;
  /** What it is. */
  nature?: Answer<"primary" | "metastasis" | "local_recurrence" | "residual" | "suspicious" | "postoperative_change" | "benign">;
  /** Whether it is a lymph node, measured by its short axis. */
  node?: Answer<"yes" | "no">;
  /** Whether it is a RECIST target. */
  target?: Answer<"yes" | "no">;
  /** Its measurements in order of time. */
  measurements?: Array<{
    /** The study. */
    study?: string;
    /** Size in that study. */
    size?: Size;
    /** Attenuation, for Choi. */
    attenuation?: Measure;
    /** What else was the case. A lesion that split has one measurement for each part. */
    state?: "gone" | "too_small" | "present" | "progressed" | "new_nodule" | "split" | "merged" | "treated" | "not_examined";
  }>;
};

/** A biopsy: how and from where tissue was taken. Its histology is a pathology report of its own. */
export type BiopsyRecord = {
  /** When it was taken. */
  when?: Answer<When>;
  /** How. */
  technique?: Answer<"core_needle" | "fine_needle" | "incisional" | "excisional" | "endoscopic">;
  /** From where: "liver lesion". */
  site?: Answer<string>;
  /** Guided by. */
  guidance?: Answer<string>;
  /** The lesion record, where lesions are followed one by one. */
  lesion?: string;
  /** Whether the material sufficed. */
  material?: Answer<"adequate" | "limited" | "insufficient">;
};

/** The pathologist's report on one specimen: macroscopy, histology, grade, margins, immunohistochemistry, molecular tests. */
export type PathologyRecord = {
  /** When the specimen was taken. */
  when?: Answer<When>;
  /** The operation or biopsy it came from. */
  specimen?: string;
  /** What kind of specimen. */
  specimen_kind?: Answer<"resection" | "core_biopsy" | "incisional_biopsy" | "cytology" | "other">;
  /** What the tissue is of. */
  tissue?: Answer<"primary" | "metastasis" | "local_recurrence" | "suspicious">;
  /** Where it came from: "mesentery with small intestine and colon", "liver". */
  site?: Answer<string>;
  /** Size of the tumour in the specimen. */
  size?: Answer<Size>;
  /** Border. */
  border?: Answer<"well_circumscribed" | "irregular" | "infiltrative">;
  /** Structures invaded, and structures examined and found free. */
  invasion?: Array<{
    /** The structure: "serosal surface", "wall of the small intestine". */
    structure?: string;
    /** Whether it was invaded. */
    presence?: "present" | "absent" | "suspected";
    /** How far. */
    extent?: "focal" | "multifocal" | "diffuse";
  }>;
  /** Whether the tumour had been treated before the specimen was taken; then it is not graded. */
  treated_before?: Answer<"yes" | "no">;
  /** Viable tumour after treatment. */
  viable_tumour?: Answer<"present" | "absent" | "suspected">;
  /** Viable tumour after treatment, in percent. */
  viable_part?: Answer<Measure>;
  /** Changes other than tumour: "fibrosis". */
  other_changes?: Answer<string>;
  /** Cells seen. */
  cells?: Array<{
    /** The cells: "pleomorphic spindle cells". */
    cell?: string;
    /** Their cytoplasm: "eosinophilic". */
    cytoplasm?: string;
    /** Their nuclei: "cigar-shaped". */
    nuclei?: string;
    /** Extent of those nuclei. */
    nuclei_extent?: "focal" | "multifocal" | "diffuse";
    /** Whether the specimen held only these cells. */
    only?: "yes" | "no";
    /** Extent of these cells. */
    extent?: "focal" | "multifocal" | "diffuse";
  }>;
  /** Histological type of this specimen. */
  histology?: Answer<{
    /** The type in the report's words: "pleomorphic leiomyosarcoma, high grade". */
    stated?: string;
    /** Key of the entity in this program's table of sarcoma types. */
    entity?: string;
    /** The type as ICD-O morphology. */
    morphology?: Code;
    /** How firmly it was stated. */
    certainty?: "proven" | "typical_of" | "consistent_with" | "suspicious_of" | "suggests" | "possible";
  }>;
  /** How it compares with the primary tumour. */
  compared_with_primary?: Answer<"same" | "similar" | "dedifferentiated" | "different">;
  /** Necrosis of the tumour, in percent. */
  necrosis?: Answer<Measure>;
  /** How necrosis was assessed. */
  necrosis_by?: Answer<"macroscopic" | "microscopic" | "both">;
  /** Mitotic count, as stated, with the fields and the area counted. */
  mitoses?: Answer<{
    /** How the number was stated; exactly when left out. */
    qualifier?: "exactly" | "about" | "close_to" | "up_to" | "at_least" | "more_than" | "less_than" | "between";
    /** Mitoses counted; the lower number of a range. */
    count?: number;
    /** The upper number of a range. */
    upper?: number;
    /** High-power fields counted. */
    fields?: number;
    /** Area counted, in mm². Ten standard fields are 1.734 mm². */
    area?: Measure;
    /** Field number of the eyepiece, where no area was stated. */
    field_number?: number;
    /** Magnification of the objective; 40 when left out. */
    objective?: number;
  }>;
  /** FNCLCC grade and its parts, as stated in the report. Computed ones are never written here. */
  fnclcc?: {
    /** Score of tumour differentiation. */
    differentiation?: Answer<1 | 2 | 3>;
    /** Score of mitoses. */
    mitotic?: Answer<1 | 2 | 3>;
    /** Score of necrosis. */
    necrosis?: Answer<"none" | "under_half" | "half_or_more">;
    /** Grade. */
    grade?: Answer<1 | 2 | 3>;
  };
  /** Invasion of blood or lymph vessels. */
  vessel_invasion?: Answer<"present" | "absent" | "suspected">;
  /** Invasion of nerves. */
  perineural_invasion?: Answer<"present" | "absent" | "suspected">;
  /** Margins. */
  margins?: {
    /** Residual tumour (AJCC/UICC). */
    residual?: Answer<"r0" | "r1" | "r2" | "rx">;
    /** Distance to the nearest margin. */
    distance?: Answer<Measure>;
    /** The nearest margin. */
    nearest?: Answer<string>;
  };
  /** Lymph nodes in the specimen. */
  nodes?: Answer<{
    /** Nodes examined. */
    examined?: number;
    /** Nodes with tumour. */
    positive?: number;
  }>;
  /** The immunohistochemistry panel. */
  immunohistochemistry?: Array<{
    /** The marker: "desmin". */
    marker?: string;
    /** Result. */
    result?: "positive" | "negative" | "equivocal" | "lost" | "retained" | "not_done";
    /** Extent. */
    extent?: "focal" | "multifocal" | "diffuse";
    /** Positive cells, in percent. */
    percent?: Measure;
    /** Strength of the stain. */
    staining?: "weak" | "moderate" | "strong" | "distinct";
    /** Pattern: "cytoplasmic". */
    pattern?: string;
    /** Clone. */
    clone?: string;
  }>;
  /** Molecular and cytogenetic tests. */
  molecular?: Array<{
    /** The method: "FISH", "RNA sequencing". */
    method?: string;
    /** What was looked for: "EWSR1::FLI1", "MDM2 amplification". */
    alteration?: string;
    /** Result. */
    result?: "found" | "not_found" | "failed";
    /** Detail: exon, variant, ratio. */
    detail?: string;
    /** How firmly it was stated. */
    certainty?: "proven" | "typical_of" | "consistent_with" | "suspicious_of" | "suggests" | "possible";
  }>;
};

/** An operation: what was removed, how, what was found, and what was left. */
export type SurgeryRecord = {
  /** When it was done. */
  when?: Answer<When>;
  /** What it was meant to do. */
  intent?: Answer<"primary_resection" | "re_resection" | "metastasectomy" | "recurrence" | "suspicious_tissue" | "diagnostic" | "palliative" | "reconstruction">;
  /** Whether the tumour was known for a sarcoma and its removal planned as such. */
  planned?: Answer<"planned" | "unplanned">;
  /** Physical status before the operation (American Society of Anesthesiologists). */
  asa?: Answer<"i" | "i_i" | "i_i_i" | "i_v" | "v" | "v_i">;
  /** Whether it was an emergency: the suffix E of the ASA class. */
  emergency?: Answer<"yes" | "no">;
  /** The procedures done in this sitting: "left hepatectomy". */
  procedures?: Array<string>;
  /** How the surgeon got in: "midline laparotomy". */
  approach?: Answer<"midline_laparotomy" | "laparotomy" | "repeat_laparotomy" | "laparoscopy" | "thoracoscopy" | "thoracotomy" | "open_extremity" | "open_trunk" | "endoscopic">;
  /** Side of the body. */
  side?: Answer<"left" | "right" | "both" | "midline">;
  /** Structures the tumour adhered to. */
  adhesions?: Array<{
    /** The structure. */
    to?: string;
    /** Whether in part or wholly. */
    extent?: "partial" | "complete";
  }>;
  /** Whether the tumour was removed in one piece with its neighbours. */
  en_bloc?: Answer<"yes" | "no">;
  /** Organs and parts removed, with lengths. */
  removed?: Array<{
    /** The organ or part: "small intestine and colon", "scar of the midline laparotomy". */
    organ?: string;
    /** Length removed. */
    length?: Measure;
  }>;
  /** Anastomoses. */
  anastomoses?: Array<{
    /** The type: "antiperistaltic side-to-side", "small-bowel". */
    kind?: string;
    /** Where: "splenic flexure". */
    site?: string;
    /** Distance from a landmark. */
    distance?: Measure;
    /** The landmark, with direction: "proximal to the ileocaecal valve". */
    landmark?: string;
  }>;
  /** How the defect was closed: "free flap", "mesh". */
  reconstruction?: Answer<string>;
  /** Breach of the tumour capsule or bowel wall seen at operation, whatever its cause. */
  perforation?: Answer<"none" | "peritoneal_cavity" | "pleural_cavity" | "bowel_lumen" | "soft_tissue">;
  /** When the tumour was breached. */
  breach_timing?: Answer<"spontaneous" | "preoperative" | "intraoperative">;
  /** Whether the bowel was perforated at the tumour. */
  bowel_perforated?: Answer<"yes" | "no">;
  /** Whether the tumour was cut into or removed in pieces. */
  piecemeal?: Answer<"yes" | "no">;
  /** Whether the surgeon tore the peritoneum over the tumour, the tumour itself staying whole. */
  peritoneum_torn?: Answer<"yes" | "no">;
  /** Ascites found. */
  ascites?: Answer<"none" | "clear" | "bloody">;
  /** Metastases of the peritoneum. */
  peritoneal_metastases?: Answer<"present" | "absent" | "suspected">;
  /** Residual tumour as judged after the operation. */
  residual?: Answer<"r0" | "r1" | "r2" | "rx">;
  /** The scheme the residual tumour was judged by. */
  residual_by?: Answer<"margin" | "one_millimetre">;
  /** Whether the residual tumour speaks of this place only, or of the whole patient. */
  residual_of?: Answer<"place" | "patient">;
  /** Width of the margin by class. */
  margin_class?: Answer<"enneking_intralesional" | "enneking_marginal" | "enneking_wide" | "enneking_radical" | "ssg_intralesional" | "ssg_marginal" | "ssg_wide" | "ssg_compartmental">;
  /** Tissue that bars the way at the nearest margin: "intact fascia", "periosteum". */
  barrier?: Answer<string>;
  /** Complications, each with its grade; answer "none" by a row. */
  complications?: Array<{
    /** The complication. */
    what?: string;
    /** Grade (Dindo 2004). */
    grade?: "i" | "i_i" | "i_i_ia" | "i_i_ib" | "i_va" | "i_vb" | "v";
    /** Whether it was still there at discharge: the suffix d. */
    at_discharge?: "yes" | "no";
  }>;
  /** How long after the operation complications were counted: 30 or 90 days. */
  complications_within?: Answer<Measure>;
  /** Blood lost. */
  blood_loss?: Answer<Measure>;
  /** An earlier operation that was done in the same sitting or that this one completes. */
  follows?: string;
};

/** A decision of a tumour board or of those treating: what was decided, what was withheld, and why. */
export type BoardRecord = {
  /** When it was made. */
  when?: Answer<When>;
  /** Who decided. */
  forum?: Answer<"multidisciplinary" | "treating" | "patient">;
  /** What was found or considered first: "remaining lesions in the liver and lungs resectable". */
  assessment?: Answer<string>;
  /** The decisions. */
  decisions?: Array<{
    /** About what. */
    about?: "referral" | "surgery" | "adjuvant_therapy" | "systemic_therapy" | "radiotherapy" | "local_therapy" | "observation" | "supportive_care";
    /** In particular: "ifosfamide with doxorubicin", "a sarcoma centre". */
    detail?: string;
    /** Whether it was to be done; "no" for a treatment withheld. */
    chosen?: "yes" | "no";
    /** What was chosen against: "dacarbazine". */
    rather_than?: string;
    /** What it was to achieve: "to reduce the tumour burden". */
    aim?: string;
    /** Why. */
    reason?: "guideline" | "histology" | "response" | "toxicity" | "patient_wish" | "no_other_disease" | "little_experience" | "other";
    /** Why, in particular: "guidelines for abdominal leiomyosarcoma then followed". */
    reason_detail?: string;
    /** Spoke against it all the same: "high risk of relapse after perforation". */
    despite?: string;
    /** The institution, for a referral. Never printed. */
    institution?: string;
  }>;
};

/** Metastatic disease or a recurrence, found at one time: where, how many, how large, and how it was proven. */
export type MetastasisRecord = {
  /** When it was diagnosed. */
  when?: Answer<When>;
  /** What it was. */
  event?: Answer<"metastasis" | "local_recurrence" | "both" | "nodal" | "progression">;
  /** Whether the tumour had come back where it arose. */
  local_recurrence?: Answer<"present" | "absent" | "suspected">;
  /** The sites, each with number and size. */
  sites?: Array<{
    /** The organ: "liver", "lung". */
    organ?: string;
    /** Side of the body. */
    side?: "left" | "right" | "both" | "midline";
    /** How many. */
    number?: "single" | "few" | "multiple";
    /** Exact number, where counted. */
    count?: number;
    /** Diameter of the largest. */
    largest?: Measure;
    /** Sizes, where measured one by one. */
    sizes?: Array<Size>;
    /** Border. */
    border?: "well_circumscribed" | "irregular" | "infiltrative";
    /** How firmly they were taken for metastases. */
    certainty?: "proven" | "typical_of" | "consistent_with" | "suspicious_of" | "suggests" | "possible";
  }>;
  /** The studies that showed it. */
  shown_by?: Array<string>;
  /** The biopsy or operation that proved it. */
  proven_by?: string;
};

/** A course of systemic therapy: its drugs as planned for a cycle, the cycles that differed, and why it began and ended. */
export type SystemicRecord = {
  /** When the first cycle began. */
  when?: Answer<When>;
  /** Name of the regimen: "doxorubicin and ifosfamide". */
  regimen?: string;
  /** What it was for. */
  setting?: Answer<"neoadjuvant" | "adjuvant" | "metastatic" | "after_local_therapy" | "maintenance" | "palliative">;
  /** Why this course was given. */
  begun_because?: Answer<"standard" | "histology" | "intensify" | "toxicity" | "progression" | "patient_wish" | "trial">;
  /** Cycles given. */
  cycles?: Answer<number>;
  /** Cycles planned, where other than given. */
  cycles_planned?: Answer<number>;
  /** From the first day of one cycle to the first day of the next. */
  interval?: Answer<Measure>;
  /** The course whose cycles this one's alternate with: IE with VDC. */
  alternates_with?: string;
  /** The drugs of one cycle. */
  drugs?: Array<{
    /** Generic name, lower case; "not known" where it was not stated. */
    drug?: Answer<string>;
    /** Dose on each day given. */
    dose?: Answer<Dose>;
    /** The most that was given whatever the body: 2 mg of vincristine. */
    at_most?: Dose;
    /** Whether `dose` is the sum of the cycle instead of the dose of one day. */
    per_cycle?: "yes" | "no";
    /** Days of the cycle on which it was given: 1, 8. */
    days?: Array<number>;
    /** Rhythm, where it is not given on single days. */
    rhythm?: "daily" | "twice_daily" | "weekly" | "continuous";
    /** How long a continuous drug was taken. */
    duration?: Measure;
    /** Route and manner: "72-h infusion", "by mouth". */
    route?: string;
  }>;
  /** Doses that differed from the rest: which cycles, which drug, which dose, why. */
  changes?: Array<{
    /** The drug, named as in the course. */
    drug?: string;
    /** First cycle with this dose. */
    from_cycle?: number;
    /** Last cycle with this dose; the same cycle when left out. */
    to_cycle?: number;
    /** The dose. */
    dose?: Answer<Dose>;
    /** Why. */
    reason?: string;
  }>;
  /** Cycles with a date, delay or reason of their own. */
  cycle_notes?: Array<{
    /** Its number in the course. */
    number?: number;
    /** When it began. */
    began?: When;
    /** Delay against the plan. */
    delay?: Measure;
    /** Why. */
    reason?: string;
  }>;
  /** Supportive drugs, such as growth factor, with their days. */
  support?: Array<{
    /** The drug: "granulocyte colony-stimulating factor (G-CSF)". */
    drug?: string;
    /** Days of the cycle. */
    days?: Array<number>;
  }>;
  /** Body surface area the doses were reckoned with. */
  body_surface?: Answer<Measure>;
  /** How it was tolerated. */
  tolerance?: Answer<"modest_side_effects" | "moderate" | "severe" | "none">;
  /** When it ended, where that is not first cycle plus cycles times interval. */
  ended?: Answer<When>;
  /** Why it ended or was changed. */
  end_reason?: Answer<"completed" | "toxicity" | "progression" | "local_therapy" | "patient_wish" | "death" | "ongoing">;
};

/** A course of radiotherapy: external, intraoperative, brachytherapy or proton. */
export type RadiotherapyRecord = {
  /** When it began. */
  when?: Answer<When>;
  /** Technique. */
  technique?: Answer<"external" | "imrt" | "stereotactic" | "intraoperative" | "brachytherapy" | "proton" | "carbon">;
  /** Its place in the treatment. */
  setting?: Answer<"preoperative" | "postoperative" | "definitive" | "palliative" | "intraoperative">;
  /** What was irradiated. */
  target?: Answer<string>;
  /** Side of the body. */
  side?: Answer<"left" | "right" | "both" | "midline">;
  /** Total dose. */
  total?: Answer<Dose>;
  /** Number of fractions. */
  fractions?: Answer<number>;
  /** Dose of one fraction. */
  per_fraction?: Answer<Dose>;
  /** Ratio α/β of the tissue, in gray, for the dose in fractions of 2 Gy; none is assumed. */
  alpha_beta?: Answer<Measure>;
  /** Whether it was given as planned. */
  completed?: Answer<"yes" | "no">;
  /** When it ended. */
  ended?: Answer<When>;
  /** Systemic therapy given at the same time. */
  with_systemic?: string;
};

/** Local ablation of tumour: technique, place, guidance. */
export type AblationRecord = {
  /** When it was done. */
  when?: Answer<When>;
  /** Technique. */
  technique?: Answer<"radiofrequency" | "microwave" | "cryoablation" | "electroporation" | "ethanol" | "focused_ultrasound">;
  /** Organ and part: "right lobe of the liver". */
  site?: Answer<string>;
  /** How many lesions. */
  number?: Answer<"single" | "few" | "multiple">;
  /** Exact number of lesions. */
  count?: Answer<number>;
  /** Size of the largest lesion. */
  largest?: Answer<Measure>;
  /** Approach. */
  approach?: Answer<"percutaneous" | "open" | "laparoscopic">;
  /** Guidance: "fusion of ultrasound and MRI". */
  guidance?: Answer<string>;
  /** Whether the place had been ablated before. */
  repeat?: Answer<"yes" | "no">;
  /** The operation in the same sitting. */
  with_surgery?: string;
};

/** Another procedure or treatment, with its finding or effect. */
export type ProcedureRecord = {
  /** When it was done. */
  when?: Answer<When>;
  /** What was done: "upper endoscopy", "laxative treatment". */
  what?: Answer<string>;
  /** Its nature. */
  nature?: Answer<"examination" | "treatment">;
  /** Result of an examination. */
  result?: Answer<"unremarkable" | "abnormal">;
  /** What was found. */
  finding?: Answer<string>;
  /** Effect of a treatment. */
  effect?: Answer<"relief" | "partial" | "none">;
  /** The record it was done for. */
  because_of?: string;
};

/** How the tumour had responded, by one method, at one time. */
export type ResponseRecord = {
  /** When it was assessed. */
  when?: Answer<When>;
  /** The courses it judges. */
  of?: Array<string>;
  /** By which method. */
  method?: Answer<"clinician" | "recist" | "choi">;
  /** The category as stated. */
  category?: Answer<"complete" | "almost_complete" | "partial" | "further_reduction" | "stable" | "progression">;
  /** Whether new lesions had appeared. */
  new_lesions?: Answer<"present" | "absent" | "suspected">;
  /** How the lesions of each place had changed. */
  changes?: Array<{
    /** The organs: "liver and lungs". */
    site?: string;
    /** Their number. */
    number?: "fewer" | "same" | "more" | "none_left" | "one_left";
    /** Their size. */
    size?: "smaller" | "same" | "larger";
    /** Size of what remained. */
    residual?: Size;
  }>;
  /** The study it rests on. */
  study?: string;
};

/** A side effect of treatment. */
export type AdverseRecord = {
  /** When it appeared. */
  when?: Answer<When>;
  /** The event: "fluid retention". */
  term?: string;
  /** The treatment it is put down to. */
  of?: string;
  /** Severity. */
  grade?: Answer<"g1" | "g2" | "g3" | "g4" | "g5">;
  /** Version of CTCAE used for the grade. */
  version?: Answer<"v4" | "v5" | "v6">;
  /** What was done about it. */
  consequence?: Answer<"continued" | "reduced" | "delayed" | "changed" | "stopped">;
};

/** State of the patient at one visit. */
export type FollowUpRecord = {
  /** When. */
  when?: Answer<When>;
  /** State of the disease. */
  status?: Answer<"complete_remission" | "no_evidence" | "alive_with_disease" | "died_of_disease" | "died_otherwise" | "died_unknown" | "lost">;
  /** On what the judgement rests. */
  judged?: Answer<"clinical" | "radiological" | "both">;
  /** Late effects of treatment. */
  late_effects?: Answer<"present" | "absent" | "suspected">;
  /** Which late effects. */
  late_effects_detail?: Answer<string>;
  /** Performance status on the ECOG scale. */
  ecog?: Answer<"ecog0" | "ecog1" | "ecog2" | "ecog3" | "ecog4">;
};

/** A figure: the drawn timeline, or panels with letters and one legend. */
export type FigureRecord = {
  /** Title of the legend, a phrase. */
  title?: string;
  /** What the figure shows. */
  content?: Answer<"panels" | "timeline">;
  /** Panels, lettered a, b, c in this order. */
  panels?: Array<{
    /** Its part of the legend. */
    legend?: string;
    /** The record it shows. */
    record?: string;
    /** The image among the case's attachments; a marked placeholder is drawn when empty. */
    image?: string;
    /** The imaging method, for an imaging panel. */
    modality?: "ct" | "mri" | "pet_ct" | "ultrasound" | "radiograph" | "contrast_study" | "bone_scan" | "intraoperative_ultrasound";
    /** The plane of an imaging panel. */
    plane?: "axial" | "coronal" | "sagittal";
    /** The region shown: "abdomen", "thorax". */
    region?: string;
    /** The stain, for a histology panel: "haematoxylin and eosin", "desmin". */
    stain?: string;
    /** Whether a scale was recorded, and which. */
    scale?: Answer<string>;
    /** What a reader who cannot see should be told. */
    alt?: string;
    /** A mark drawn in the panel. */
    mark?: "arrow" | "asterisk" | "inset";
  }>;
  /** Further text of the legend. */
  legend?: string;
};

/** A publication that the text cites by `[@id]`. */
export type ReferenceRecord = {
  /** What kind of publication. */
  kind?: "article" | "book" | "guideline";
  /** Authors as "Family AB", in order. */
  authors?: Array<string>;
  /** Title in sentence case. */
  title?: string;
  /** Journal, abbreviated, or book. */
  journal?: string;
  /** Year. */
  year?: number;
  /** Volume. */
  volume?: string;
  /** Issue or supplement. */
  issue?: string;
  /** Pages or article number. */
  pages?: string;
  /** Publisher, for a book. */
  publisher?: string;
  /** DOI without prefix. */
  doi?: string;
  /** PubMed number. */
  pmid?: string;
  /** Whether the entry was checked against the publication. */
  checked?: Answer<"yes" | "no">;
};

/** The type of each kind of record. */
export type Records = {
  case: CaseRecord;
  patient: PatientRecord;
  tumour: TumourRecord;
  consent: ConsentRecord;
  manuscript: ManuscriptRecord;
  presentation: PresentationRecord;
  laboratory: LaboratoryRecord;
  imaging: ImagingRecord;
  lesion: LesionRecord;
  biopsy: BiopsyRecord;
  pathology: PathologyRecord;
  surgery: SurgeryRecord;
  board: BoardRecord;
  metastasis: MetastasisRecord;
  systemic: SystemicRecord;
  radiotherapy: RadiotherapyRecord;
  ablation: AblationRecord;
  procedure: ProcedureRecord;
  response: ResponseRecord;
  adverse: AdverseRecord;
  follow_up: FollowUpRecord;
  figure: FigureRecord;
  reference: ReferenceRecord;
};
