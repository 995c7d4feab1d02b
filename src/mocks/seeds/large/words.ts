/** What a large bank would model: a domain, who looks after it, and what in it is worth a number. */
export const DOMAINS: readonly { domain: string; team: string; subjects: readonly string[] }[] = [
  of(
    'cards',
    'card-risk',
    'authorisation disputes chargeback limit activation cashback travel-use',
  ),
  of(
    'payments',
    'payments-risk',
    'instant-transfer mandate payee refund batch-file standing-order',
  ),
  of('lending', 'credit-risk', 'default early-repayment arrears affordability refinance top-up'),
  of('mortgages', 'home-loans', 'valuation prepayment rate-switch arrears completion energy-class'),
  of('deposits', 'savings', 'runoff rate-offer maturity dormancy inflow round-up'),
  of('aml', 'financial-crime', 'alert-triage sanctions-match structuring mule-account pep-match'),
  of('kyc', 'onboarding', 'document-check face-match address-match review-need refresh-date'),
  of('insurance', 'claims', 'claim-triage severity renewal lapse fraud-ring repair-cost'),
  of('wealth', 'advice', 'suitability rebalancing attrition fund-match tax-lot next-meeting'),
  of('treasury', 'liquidity', 'branch-cash atm-refill intraday-need collateral fx-exposure'),
  of('trading', 'markets', 'fill-rate slippage quote-hit settlement-fail venue-choice'),
  of('service', 'contact-centre', 'call-volume wait-time intent escalation first-fix sentiment'),
  of('marketing', 'growth', 'open-rate next-offer send-time uplift channel-choice lead-quality'),
  of('digital', 'app', 'session-risk search-intent feature-use crash-cause push-timing'),
  of('branches', 'network', 'footfall queue-length staffing site-choice opening-hours'),
  of('collections', 'recoveries', 'call-order promise-kept settlement hardship contact-time'),
  of('business', 'sme-banking', 'invoice-default cashflow overdraft sector-outlook supplier-risk'),
  of('documents', 'operations', 'form-fields signature-match page-order language redaction'),
  of('people', 'workforce', 'absence attrition skill-match shift-demand training-need'),
  of('platform', 'reliability', 'incident-cause capacity log-anomaly cost batch-delay'),
]

function of(domain: string, team: string, subjects: string) {
  return { domain, team, subjects: subjects.split(' ') }
}

export const KINDS = ['score', 'forecast', 'ranker', 'anomaly', 'segments', 'shadow']
export const MARKETS = 'at be cz de dk es fi fr ie it lu nl no pl pt ro se uk us'.split(' ')

export const OWNERS = [
  'amara.diallo',
  'ben.kowalski',
  'chiara.rossi',
  'daniel.novak',
  'esther.mbeki',
  'felix.brandt',
  'grace.oduya',
  'hanna.virtanen',
  'ibrahim.yilmaz',
  'julia.santos',
  'karan.mehta',
  'lena.fischer',
  'marek.dvorak',
  'noor.haddad',
  'olga.petrova',
  'paul.leclerc',
  'quinn.murphy',
  'rosa.jimenez',
  'sven.dahl',
  'tessa.de.vries',
].map((name) => `${name}@northbank.example`)
