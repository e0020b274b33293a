import { Module } from '@nestjs/common';

/** Yours. Called as a function, a decorator needs no compiler. */
export class AppModule {}
Module({})(AppModule);
