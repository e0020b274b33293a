export * from '@bookplate/docs/react';
