export {
  checkConformance,
  type ConformanceInput,
  type ConformanceOptions,
  type ConformanceResult,
} from './lib/conformance/check-conformance.ts';
