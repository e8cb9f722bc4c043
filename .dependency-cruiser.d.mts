import type { IConfiguration } from 'dependency-cruiser'

/** The law of imports, for the tools that apply it. */
declare const law: IConfiguration
export default law
